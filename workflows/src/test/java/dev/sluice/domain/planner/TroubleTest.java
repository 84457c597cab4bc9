package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Releases.pause;
import static dev.sluice.domain.planner.Releases.setWeight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.PodSummary;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.plan.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is planned while something does not work, and what a restart does. */
class TroubleTest {
    private final RolloutPlanner planner = new RolloutPlanner();

    private static Observation with(Observation seen, TemplateCheck check, Optional<List<PodSummary>> pods) {
        return new Observation(
                seen.uid(), seen.rollout(), seen.replicaSets(), check, pods, seen.now(), seen.trouble(), seen.seen());
    }

    private static Trouble trouble(Action action, String code, Instant notBefore) {
        return new Trouble(action.key(), 1, code, "the webhook said no", notBefore);
    }

    @Test
    void aFailingActionWaitsForItsNextTry() {
        Releases web = Releases.of(2, setWeight(50), pause()).deployed();
        web.image("web:2");
        Plan first = planner.plan(web.cluster.observe(Optional.empty()));
        first.actions().stream()
                .filter(action -> !(action instanceof Action.ScaleReplicaSet))
                .forEach(web.cluster::apply);
        Action scale =
                planner.plan(web.cluster.observe(Optional.empty())).actions().getLast();
        Instant later = web.cluster.now().plusSeconds(8);
        Plan held = planner.plan(web.cluster.observe(Optional.of(trouble(scale, "Forbidden", later))));
        assertThat(held.actions()).isEmpty();
        assertThat(held.deadline()).contains(later);
        assertThat(held.inFlight()).isTrue();
    }

    @Test
    void abortGoesAheadWhileScalingUpFails() {
        Releases web = Releases.of(4, setWeight(50), pause()).deployed();
        web.image("web:2");
        web.run();
        web.status("abort", Json.of(true));
        Plan plan = planner.plan(web.cluster.observe(Optional.empty()));
        Instant later = web.cluster.now().plusSeconds(3600);
        Plan held = planner.plan(
                web.cluster.observe(Optional.of(trouble(plan.actions().getFirst(), "Forbidden", later))));
        assertThat(held.actions()).singleElement().isInstanceOf(Action.PatchStatus.class);
    }

    @Test
    void aTakenNameCountsACollision() {
        Releases web = Releases.of(2);
        Action create =
                planner.plan(web.cluster.observe(Optional.empty())).actions().getFirst();
        Instant later = web.cluster.now().plusSeconds(1);
        Plan plan = planner.plan(web.cluster.observe(Optional.of(trouble(create, Trouble.NAME_TAKEN, later))));
        plan.actions().forEach(web.cluster::apply);
        assertThat(web.status().release().collisionCount()).hasValue(1);
        assertThat(web.reasons()).contains("ReplicaSetCreateError");
        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
    }

    @Test
    void aReplicaSetThatCannotBeMadeShowsInTheCondition() {
        Releases web = Releases.of(2);
        Observation seen = with(
                web.cluster.observe(Optional.empty()), new TemplateCheck.Refused("exceeded quota"), Optional.empty());
        Plan plan = planner.plan(seen);
        plan.actions().forEach(web.cluster::apply);
        assertThat(web.conditions()).contains("Progressing False ReplicaSetCreateError");
        assertThat(plan.deadline()).contains(seen.now().plusSeconds(10));
        assertThat(plan.inFlight()).isTrue();
    }

    @Test
    void aTemplateThatTheServerRefusesIsAnInvalidSpec() {
        Releases web = Releases.of(2);
        String error = "spec.template.spec.containers[0].image: Required value";
        Plan plan = planner.plan(
                with(web.cluster.observe(Optional.empty()), new TemplateCheck.Invalid(error), Optional.empty()));
        plan.actions().forEach(web.cluster::apply);
        assertThat(web.phase()).isEqualTo("Degraded InvalidSpec: The Rollout \"web\" is invalid: " + error);
    }

    @Test
    void anUnaskedTemplateIsInFlightWithoutActions() {
        Releases web = Releases.of(2);
        Plan plan = planner.plan(
                with(web.cluster.observe(Optional.empty()), new TemplateCheck.Unasked(), Optional.empty()));
        assertThat(plan.actions()).isEmpty();
        assertThat(plan.inFlight()).isTrue();
    }

    @Test
    void aGoneObjectEndsTheRun() {
        Releases web = Releases.of(2).deployed();
        Observation seen = web.cluster.observe(Optional.empty());
        Plan plan = planner.plan(new Observation(
                "another-uid",
                seen.rollout(),
                seen.replicaSets(),
                seen.templateCheck(),
                seen.pods(),
                seen.now(),
                Optional.empty(),
                seen.seen()));
        assertThat(plan.state()).isEqualTo(Plan.State.GONE);
        assertThat(plan.actions()).isEmpty();
    }

    @Test
    void restartEvictsAsManyAsMayBeMissing() {
        Releases web = Releases.with(4, Map.of(), Map.of("maxUnavailable", 2)).deployed();
        Instant now = web.cluster.now();
        web.spec("restartAt", now.toString());
        String set = web.cluster.replicaSets().getFirst().meta().uid();
        List<PodSummary> pods = List.of("a", "b", "c", "d").stream()
                .map(name -> new PodSummary(name, name, set, now.minusSeconds(60), false))
                .toList();
        Plan plan = planner.plan(with(
                web.cluster.observe(Optional.empty()),
                new TemplateCheck.Accepted(Optional.empty()),
                Optional.of(pods)));
        assertThat(plan.actions().stream().filter(Action.EvictPod.class::isInstance))
                .hasSize(2);
        assertThat(plan.deadline()).contains(now.plusSeconds(30));
        assertThat(plan.inFlight()).isTrue();
    }

    @Test
    void restartIsDoneWhenNoOldPodIsLeft() {
        Releases web = Releases.of(2).deployed();
        web.spec("restartAt", web.cluster.now().toString());
        web.run();
        assertThat(web.status().release().restartedAt()).contains(web.cluster.now());
        assertThat(web.phase()).isEqualTo("Healthy");
    }
}
