package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Releases.pause;
import static dev.sluice.domain.planner.Releases.setWeight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.simulate.SimulatedCluster;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which ReplicaSets a Rollout takes for its own (spec 3.1). */
class ClaimTest {
    private final RolloutPlanner planner = new RolloutPlanner();
    private final SimulatedCluster cluster = rested();

    private static SimulatedCluster rested() {
        Releases web = Releases.of(2, setWeight(50), pause()).deployed();
        web.run();
        return web.cluster;
    }

    @Test
    void adoptsAMatchingReplicaSetThatNothingControls() {
        Plan plan = planner.plan(orphaned(cluster.observe(Optional.empty()), false));

        String name = cluster.replicaSets().getFirst().name();
        assertThat(plan.actions())
                .singleElement()
                .isEqualTo(new Action.ClaimReplicaSet(name, "simulated-" + name, true, "adopt " + name, List.of()));
        assertThat(plan.state()).isEqualTo(Plan.State.PROMOTED);
    }

    @Test
    void leavesAnOrphanThatItsSelectorDoesNotMatch() {
        Plan plan = planner.plan(withOrphans(cluster.observe(Optional.empty()), labelled("other", false)));

        assertThat(plan.actions()).isEmpty();
    }

    @Test
    void leavesAnOrphanThatIsBeingDeleted() {
        Plan plan = planner.plan(withOrphans(cluster.observe(Optional.empty()), labelled("web", true)));

        assertThat(plan.actions()).isEmpty();
    }

    @Test
    void letsGoOfAReplicaSetThatItsSelectorDoesNotMatchAndMakesAnother() {
        Observation seen = cluster.observe(Optional.empty()).with(List.of(labelled("other", false)));

        Plan plan = planner.plan(seen);

        assertThat(plan.actions())
                .hasSizeGreaterThan(1)
                .satisfies(actions -> assertThat(actions.getFirst())
                        .isInstanceOfSatisfying(
                                Action.ClaimReplicaSet.class,
                                claim -> assertThat(claim.adopt()).isFalse()))
                .anyMatch(Action.CreateReplicaSet.class::isInstance);
    }

    @Test
    void goesOnWithoutAnOrphanWhoseAdoptionFailsUntilItsNextTry() {
        Observation seen = orphaned(cluster.observe(Optional.empty()), true);
        Action claim = planner.plan(seen).actions().getFirst();
        Trouble refused = new Trouble(
                claim.key(), 1, "Forbidden", "may not", cluster.now().plusSeconds(8));

        Plan plan = planner.plan(seen.with(Optional.of(refused)));

        assertThat(plan.actions()).noneMatch(Action.ClaimReplicaSet.class::isInstance);
        assertThat(plan.deadline()).contains(refused.notBefore());
    }

    /** @param kept whether the Rollout's own stay besides */
    private Observation orphaned(Observation seen, boolean kept) {
        return new Observation(
                seen.uid(),
                seen.rollout(),
                kept ? seen.replicaSets() : List.of(),
                kept ? List.of(labelled("web", false)) : seen.replicaSets(),
                seen.surroundings(),
                seen.templateCheck(),
                seen.pods(),
                seen.now(),
                seen.trouble(),
                seen.seen());
    }

    private static Observation withOrphans(Observation seen, ReplicaSet... orphans) {
        return new Observation(
                seen.uid(),
                seen.rollout(),
                seen.replicaSets(),
                List.of(orphans),
                seen.surroundings(),
                seen.templateCheck(),
                seen.pods(),
                seen.now(),
                seen.trouble(),
                seen.seen());
    }

    private static ReplicaSet labelled(String app, boolean deleting) {
        Json.Obj meta = Json.Obj.EMPTY
                .with("name", Json.of("old"))
                .with("uid", Json.of("uid-old"))
                .with(
                        "labels",
                        Json.Obj.EMPTY.with("app", Json.of(app)).with("rollouts-pod-template-hash", Json.of("old")));
        return ReplicaSet.read(Json.Obj.EMPTY.with(
                "metadata", deleting ? meta.with("deletionTimestamp", Json.of("2026-01-01T00:00:00Z")) : meta));
    }
}
