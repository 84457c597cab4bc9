package dev.sluice.domain.release;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Times;
import dev.sluice.domain.status.Reasons;
import java.util.ArrayList;
import java.util.List;

/** The write that gives a ReplicaSet its size, and the annotations that go with it. */
public final class SizingAction {
    private SizingAction() {}

    /**
     * The write.
     *
     * @param events that come before the one about the scaling itself
     */
    public static Action of(Sizing sizing, int desired, String why, List<Event> events) {
        ReplicaSet set = sizing.set();
        List<FieldChange> changes = annotations(sizing, desired);
        String what = why + ": " + sizing.role() + " " + set.replicas() + " → " + sizing.size();
        if (!sizing.changes()) {
            return new Action.PatchReplicaSet(set.name(), changes, why + ": annotate " + set.name(), events);
        }
        List<Event> all = new ArrayList<>(events);
        all.add(new Event(
                false,
                Reasons.SCALING_REPLICA_SET,
                message(set, sizing.size()),
                "generation " + set.meta().generation()));
        return new Action.ScaleReplicaSet(set.name(), set.replicas(), sizing.size(), changes, what, all);
    }

    private static String message(ReplicaSet set, int size) {
        return "Scaled " + (size > set.replicas() ? "up" : "down") + " ReplicaSet " + set.name() + " (revision "
                + set.revision() + ") from " + set.replicas() + " to " + size;
    }

    private static List<FieldChange> annotations(Sizing sizing, int desired) {
        ReplicaSet set = sizing.set();
        List<FieldChange> changes = new ArrayList<>();
        if (set.desiredReplicas().orElse(-1) != desired) {
            changes.add(FieldChange.annotation(
                    Keys.DESIRED_REPLICAS, value(set, Keys.DESIRED_REPLICAS), Json.of(Integer.toString(desired))));
        }
        Json kept = value(set, Keys.SCALE_DOWN_DEADLINE);
        Json deadline = sizing.deadline().map(Times::write).orElse(Json.NULL);
        if (!kept.equals(deadline)) {
            changes.add(FieldChange.annotation(Keys.SCALE_DOWN_DEADLINE, kept, deadline));
        }
        return changes;
    }

    private static Json value(ReplicaSet set, String annotation) {
        String text = set.meta().annotations().get(annotation);
        return text == null ? Json.NULL : Json.of(text);
    }
}
