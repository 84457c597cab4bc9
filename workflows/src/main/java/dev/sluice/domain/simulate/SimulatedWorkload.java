package dev.sluice.domain.simulate;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.rollout.Workload;
import dev.sluice.domain.rollout.WorkloadKind;
import dev.sluice.domain.rollout.WorkloadRef;
import java.util.List;
import java.util.Optional;

/** The object that the Rollout may borrow its template from: there when a user has made it, until he deletes it. */
final class SimulatedWorkload {
    private static final String UID = "simulated-workload";

    private Optional<Json.Obj> object = Optional.empty();

    /** The workload that this Rollout refers to. */
    Optional<Workload> of(Json.Obj rollout) {
        Optional<WorkloadRef> reference = WorkloadRef.of(rollout.obj("spec"));
        Optional<WorkloadKind> kind = reference.flatMap(WorkloadRef::workloadKind);
        return kind.flatMap(known -> object.map(there -> Workload.read(known, there)))
                .filter(there -> there.name().equals(reference.orElseThrow().name()));
    }

    /** The object as the user now has it; another spec is another generation. */
    void put(Json.Obj changed, long version) {
        Json.Obj before = object.orElse(Json.Obj.EMPTY);
        long generation = before.obj("metadata").integer("generation").orElse(0);
        boolean same = before.without("metadata").equals(changed.without("metadata"));
        Json.Obj meta = changed.obj("metadata")
                .with("uid", Json.of(UID))
                .with("generation", Json.of(same ? generation : generation + 1))
                .with("resourceVersion", Json.of(Long.toString(version)));
        object = Optional.of(changed.with("metadata", meta));
    }

    /** A write by an action. */
    void change(List<FieldChange> changes, long version) {
        put(FieldChange.applyAll(changes, object.orElse(Json.Obj.EMPTY)), version);
    }

    void delete() {
        object = Optional.empty();
    }
}
