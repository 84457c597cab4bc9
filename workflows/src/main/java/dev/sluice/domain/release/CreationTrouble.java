package dev.sluice.domain.release;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.PlanBuilder;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.replicaset.CurrentRevision;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.BlueGreenStatus;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.domain.status.CanaryDraft;
import dev.sluice.domain.status.Reasons;
import dev.sluice.domain.status.StatusDraft;
import dev.sluice.domain.status.StatusPatch;
import dev.sluice.domain.status.StatusRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans while the ReplicaSet of the current template cannot be made (spec 2.4 ReplicaSetCreateError, 3.2 collisions). */
final class CreationTrouble {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    private CreationTrouble() {}

    /** The trouble of the run, if it is about this set's creation. */
    static Optional<Trouble> of(Observation seen, Rollout rollout, String hash) {
        String key = "CreateReplicaSet " + CurrentRevision.nameFor(rollout, hash);
        return seen.trouble().filter(trouble -> trouble.actionKey().equals(key));
    }

    /** The doorbell does not ask the server; whoever may ask has to plan. */
    static Plan unasked(Observation seen, Rollout rollout) {
        return plan(seen, rollout, new PlanBuilder());
    }

    static Plan refused(Observation seen, Rollout rollout, RolloutSpec spec, String hash, String error) {
        PlanBuilder out = new PlanBuilder().wakeAt(Optional.of(seen.now().plus(ASK_AGAIN)));
        String name = CurrentRevision.nameFor(rollout, hash);
        return plan(seen, rollout, failed(seen, rollout, spec, message(name, error), out));
    }

    static Plan plan(Observation seen, Rollout rollout, RolloutSpec spec, String hash, Trouble trouble) {
        String name = CurrentRevision.nameFor(rollout, hash);
        if (!trouble.code().equals(Trouble.NAME_TAKEN)) {
            PlanBuilder out = new PlanBuilder().wakeAt(Optional.of(trouble.notBefore()));
            return plan(seen, rollout, failed(seen, rollout, spec, message(name, trouble.error()), out));
        }
        Release release = rollout.status().release();
        int collisions = release.collisionCount().orElse(0) + 1;
        RolloutStatus after = StatusPatch.withRelease(rollout.status(), release.withCollisionCount(collisions));
        PlanBuilder out = new PlanBuilder();
        Event event = event(rollout, message(name, trouble.error()));
        return plan(seen, rollout, patch(rollout, after, "name taken: " + name, List.of(event), out));
    }

    private static PlanBuilder failed(
            Observation seen, Rollout rollout, RolloutSpec spec, String message, PlanBuilder out) {
        RolloutStatus before = rollout.status();
        ReplicaSets sets = ReplicaSets.of(seen.replicaSets(), Optional.empty(), before.release());
        StatusDraft draft = new StatusDraft(
                rollout,
                spec,
                sets,
                before.release(),
                before.halt(),
                StatusRule.count(sets),
                StatusDraft.Turn.ONWARD,
                Optional.empty(),
                seen.now(),
                BlueGreenStatus.NONE,
                before.analyses(),
                CanaryDraft.unchanged(before));
        RolloutStatus after = StatusRule.uncreated(draft, message);
        boolean known = after.conditions().equals(before.conditions());
        List<Event> events = known ? List.of() : List.of(event(rollout, message));
        return patch(rollout, after, "its ReplicaSet cannot be created", events, out);
    }

    private static Event event(Rollout rollout, String message) {
        return new Event(
                true, Reasons.REPLICA_SET_CREATE_ERROR, message, rollout.meta().resourceVersion());
    }

    private static String message(String name, String error) {
        return "Failed to create new replica set \"" + name + "\": " + error;
    }

    private static PlanBuilder patch(
            Rollout rollout, RolloutStatus after, String summary, List<Event> events, PlanBuilder out) {
        StatusPatch.between(rollout.status(), after)
                .ifPresent(patch ->
                        out.add(new Action.PatchStatus(patch, rollout.meta().resourceVersion(), summary, events)));
        return out;
    }

    private static Plan plan(Observation seen, Rollout rollout, PlanBuilder out) {
        Release release = rollout.status().release();
        return new Plan(
                out.actions(),
                out.deadline(),
                Plan.State.IN_FLIGHT,
                true,
                Optional.empty(),
                new Position(release.stepIndex(), release.podHash()),
                rollout.status().phase().phase(),
                seen.seen());
    }
}
