package dev.sluice.domain.simulate;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.ReplicaSet;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The ReplicaSets of one Rollout, and their pods. */
final class SimulatedSets {
    private final Function<Json.Obj, Optional<Duration>> readiness;
    private final LongSupplier versions;
    private final SequencedMap<String, Json.Obj> objects = new LinkedHashMap<>();
    private final SequencedMap<String, SimulatedPods> pods = new LinkedHashMap<>();
    private final SequencedMap<String, Json.Obj> metadata = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param readiness how long a pod of a template takes to become available; empty for never
     * @param versions gives each write its version
     */
    SimulatedSets(Function<Json.Obj, Optional<Duration>> readiness, LongSupplier versions) {
        this.readiness = readiness;
        this.versions = versions;
    }

    /** Oldest first. */
    List<ReplicaSet> all() {
        return objects.sequencedValues().stream().map(ReplicaSet::read).toList();
    }

    Json.Obj podMetadata(String name) {
        return metadata.getOrDefault(name, Json.Obj.EMPTY);
    }

    /** Makes one of the template of the Rollout, with no pods. */
    void create(Action.CreateReplicaSet create, Json.Obj rollout, Instant now) {
        Json.Obj template = create.metadata().putInto(rollout.obj("spec").obj("template"));
        Json.Obj labels = template.obj("metadata").obj("labels").with(Keys.POD_TEMPLATE_HASH, Json.of(create.hash()));
        Json.Obj annotations = Json.Obj.EMPTY
                .with(Keys.REVISION, Json.of(Integer.toString(create.revision())))
                .with(Keys.DESIRED_REPLICAS, Json.of(Integer.toString(create.desiredReplicas())));
        if (!create.metadata().none()) {
            annotations = annotations.with(
                    Keys.EPHEMERAL_METADATA, Json.of(create.metadata().record()));
        }
        Json.Obj meta = Json.Obj.EMPTY
                .with("name", Json.of(create.name()))
                .with("uid", Json.of("simulated-" + create.name()))
                .with("generation", Json.of(1))
                .with("creationTimestamp", Json.of(now.toString()))
                .with("labels", labels)
                .with("annotations", annotations);
        Json.Obj spec = Json.Obj.EMPTY
                .with("replicas", Json.of(0))
                .with("minReadySeconds", Json.of(0))
                .with("template", template);
        put(create.name(), Json.Obj.EMPTY.with("metadata", meta).with("spec", spec));
        pods.put(create.name(), new SimulatedPods(readiness.apply(template)));
    }

    /** A write by an action; another spec is another generation. */
    void change(String name, List<FieldChange> changes) {
        Json.Obj before = objects.getOrDefault(name, Json.Obj.EMPTY);
        Json.Obj changed = FieldChange.applyAll(changes, before);
        boolean otherSpec = !changed.obj("spec").equals(before.obj("spec"));
        put(name, otherSpec ? Stamps.nextGeneration(changed) : changed);
    }

    void patchPods(String name, Json.Obj patch) {
        metadata.computeIfPresent(name, (same, old) -> (Json.Obj) MergePatch.apply(old, patch.obj("metadata")));
    }

    void delete(String name) {
        objects.remove(name);
        pods.remove(name);
    }

    /** When the next pod becomes available. */
    Optional<Instant> nextReady(Instant now) {
        return pods.sequencedValues().stream()
                .flatMap(each -> each.nextReady(now).stream())
                .min(Instant::compareTo);
    }

    void losePod(String name, Instant now) {
        Optional.ofNullable(pods.get(name)).ifPresent(each -> each.lose(now));
    }

    /** Pods come, go and become available, and the statuses tell of it. */
    void refresh(Instant now) {
        pods.sequencedEntrySet().forEach(entry -> {
            Json.Obj object = objects.getOrDefault(entry.getKey(), Json.Obj.EMPTY);
            int size = (int) object.obj("spec").integer("replicas").orElse(0);
            entry.getValue().resize(size, now);
            wear(entry.getKey(), size, object);
            Json.Obj status = entry.getValue()
                    .status(now, object.obj("metadata").integer("generation").orElse(0));
            if (!status.equals(object.obj("status"))) {
                put(entry.getKey(), object.with("status", status));
            }
        });
    }

    private void wear(String set, int size, Json.Obj object) {
        if (size == 0) {
            metadata.remove(set);
        } else {
            metadata.putIfAbsent(set, object.obj("spec").obj("template").obj("metadata"));
        }
    }

    private void put(String name, Json.Obj object) {
        objects.put(name, Stamps.version(object, versions.getAsLong()));
    }
}
