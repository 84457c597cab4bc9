package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Releases.pause;
import static dev.sluice.domain.planner.Releases.setWeight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.replicaset.CurrentSet;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Rollout;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is planned for values that nobody in his senses writes, but that pass the schema. */
class HostileObjectTest {
    private final RolloutPlanner planner = new RolloutPlanner();

    @ParameterizedTest
    @ValueSource(longs = {-5, 5, 1_000_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 31, 1L << 62, -1L << 40})
    void aStepIndexBesideTheStepsIsMendedAtRest(long index) {
        Releases web = Releases.of(2, setWeight(50), pause()).deployed();

        web.status("currentStepIndex", Json.of(index)).run();

        assertThat(web.cluster.rolloutObject().obj("status").integer("currentStepIndex"))
                .hasValue(2);
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @ParameterizedTest
    @CsvSource({"-5, Paused CanaryPauseStep, 1", "1000000000, Healthy, 2", "2147483648, Healthy, 2"})
    void aStepIndexBesideTheStepsIsTakenForTheNearestStep(long index, String phase, int step) {
        Releases web = Releases.of(2, setWeight(50), pause()).deployed();
        web.image("web:2").run();

        web.status("currentStepIndex", Json.of(index)).run();

        assertThat(web.phase()).isEqualTo(phase);
        assertThat(web.status().release().stepIndex()).hasValue(step);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "100%", "999999%"})
    void aSurgeBeyondAllBoundsIsOnlyLeeway(String surge) {
        Object given = surge.endsWith("%") ? surge : Integer.valueOf(surge);

        Releases web = Releases.with(3, Map.of(), Map.of("maxSurge", given, "maxUnavailable", 0), setWeight(50))
                .deployed()
                .image("web:2");

        assertThat(web.run().state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(web.sizes()).containsExactly("1=0", "2=3");
    }

    @Test
    void thousandsOfStepsArePassedInPlansThatStaySmall() {
        Object[] steps = Collections.nCopies(5_000, setWeight(0)).toArray();
        Releases web = Releases.of(1, steps).deployed();
        web.image("web:2");

        Plan plan = planner.plan(web.cluster.observe(Optional.empty()));
        while (!plan.actions().isEmpty()) {
            assertThat(plan.actions().stream()
                            .mapToInt(action -> action.events().size())
                            .sum())
                    .isLessThan(210);
            plan.actions().forEach(web.cluster::apply);
            plan = planner.plan(web.cluster.observe(Optional.empty()));
        }

        web.run();
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.reasons()).filteredOn("RolloutStepCompleted"::equals).hasSize(5_000);
    }

    @Test
    void anInvalidTemplateIsNotTakenForTheOneBefore() {
        Releases web = Releases.of(2).deployed();
        web.image("web:2");

        apply(web, new TemplateCheck.Invalid("spec.template.spec.containers[0].name: Required value"));

        assertThat(web.phase()).startsWith("Degraded InvalidSpec");
        assertThat(known(web)).isEmpty();
    }

    @Test
    void aTemplateThatIsMendedAfterAllIsHealthyWithItsOldReplicaSet() {
        Releases web = Releases.of(2).deployed();
        web.image("web:2");
        apply(web, new TemplateCheck.Invalid("spec.template.spec.containers[0].name: Required value"));

        web.image("web:1").run();

        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.sizes()).containsExactly("1=2");
    }

    @Test
    void aStableHashThatIsNoReplicaSetsKeepsNoPodsApart() {
        Map<String, Object> apart = Map.of("requiredDuringSchedulingIgnoredDuringExecution", Map.of());
        Releases web = Releases.with(2, Map.of(), Map.of("antiAffinity", apart), setWeight(50))
                .deployed();

        web.status("stableRS", Json.of("../".repeat(3_000)));

        assertThat(planner.plan(web.cluster.observe(Optional.empty())).actions())
                .noneMatch(Action.PatchReplicaSet.class::isInstance);
        web.run();
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void aPauseWithoutMeasureDoesNotRunOver() {
        Releases web = Releases.of(1, setWeight(50), pause()).deployed();
        web.image("web:2").run();
        Json.Obj clock = Json.Obj.EMPTY
                .with("rolloutStartedAt", Json.of("0001-01-01T00:00:00Z"))
                .with("manualPauseStartedAt", Json.of("0001-01-01T00:00:00Z"))
                .with("totalManualPauseDurationSeconds", Json.of(Long.MAX_VALUE));

        web.status("duration", clock).status("pauseConditions", Json.NULL).run();

        assertThat(web.status().clock().manualPauseSeconds()).isEqualTo(Long.MAX_VALUE);
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    @Test
    void aTemplateOfWhichNothingCanBeMadeIsNotTakenForTheOneBefore() {
        Releases web = Releases.of(2).deployed();
        web.image("web:2");

        apply(web, new TemplateCheck.Refused("exceeded quota"));

        assertThat(web.phase()).isEqualTo("Progressing more replicas need to be updated");
        assertThat(web.status().observedGeneration()).isEqualTo("2");
        assertThat(known(web)).isEmpty();
    }

    @Test
    void aReplicaSetThatCouldNotBeMadeIsReleasedLaterAsIfNothingHadBeen() {
        Releases web = Releases.of(1, setWeight(50), pause()).deployed();
        int before = web.reasons().size();
        web.image("web:2");
        apply(web, new TemplateCheck.Refused("exceeded quota"));

        web.run();

        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
        assertThat(web.reasons().subList(before, web.reasons().size()))
                .containsExactly(
                        "ReplicaSetCreateError",
                        "RolloutUpdated",
                        "NewReplicaSetCreated",
                        "RolloutNotCompleted",
                        "ScalingReplicaSet",
                        "RolloutStepCompleted",
                        "RolloutPaused");
    }

    @Test
    void annotationsThatAreAboutOneReplicaSetAreNotCopied() {
        Releases web = Releases.of(2).deployed();
        annotate(web, Map.of(Keys.SCALE_DOWN_DEADLINE, "2030-01-01T00:00:00Z", Keys.EPHEMERAL_METADATA, "{"));

        Plan plan = web.run();

        assertThat(plan.atRest()).isTrue();
        assertThat(copies(web)).doesNotContainKeys(Keys.SCALE_DOWN_DEADLINE, Keys.EPHEMERAL_METADATA);
    }

    @Test
    void aLongAnnotationIsNotCopied() {
        Releases web = Releases.of(2).deployed();
        annotate(web, Map.of("record", "x".repeat(4_097), "note", "y".repeat(4_096)));

        web.run();

        assertThat(copies(web)).containsKey("note").doesNotContainKey("record");
    }

    @Test
    void manyAnnotationsAreCopiedInPlansThatStaySmall() {
        Releases web = Releases.of(2).deployed();
        Map<String, String> many = new LinkedHashMap<>();
        IntStream.range(0, 100).forEach(i -> many.put("note-" + i, "z".repeat(1_000)));
        annotate(web, many);

        Plan plan = planner.plan(web.cluster.observe(Optional.empty()));

        assertThat(plan.actions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Action.PatchReplicaSet.class,
                        patch -> assertThat(patch.changes()).hasSize(17));
        web.run();
        assertThat(copies(web)).containsAllEntriesOf(many);
    }

    private void apply(Releases web, TemplateCheck check) {
        Observation seen = web.cluster.observe(Optional.empty());
        Observation judged = new Observation(
                seen.uid(),
                seen.rollout(),
                seen.replicaSets(),
                check,
                seen.pods(),
                seen.now(),
                seen.trouble(),
                seen.seen());
        planner.plan(judged).actions().forEach(web.cluster::apply);
    }

    /** The current ReplicaSet, as far as it can be told without asking the API server. */
    private static Optional<?> known(Releases web) {
        Rollout rollout = web.cluster.rollout();
        Rollout.Spec.Valid valid = (Rollout.Spec.Valid) rollout.spec();
        return CurrentSet.find(rollout, valid.value(), web.cluster.replicaSets(), new TemplateCheck.Unasked());
    }

    private static void annotate(Releases web, Map<String, String> annotations) {
        web.cluster.patch((Json.Obj) Json.from(Map.of("metadata", Map.of("annotations", annotations))));
    }

    private static SequencedMap<String, String> copies(Releases web) {
        return web.cluster.replicaSets().getFirst().meta().annotations();
    }
}
