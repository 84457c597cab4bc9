package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Checks.step;
import static dev.sluice.domain.planner.Releases.pause;
import static dev.sluice.domain.planner.Releases.setWeight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever analyses say and users do. Seeded, so that a failure repeats. */
class AnalysisInvariantsTest {
    private static final int CHANGES = 15;
    private static final int MOST_LOOKS = 200;

    private final RolloutPlanner planner = new RolloutPlanner();

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noStepIsPassedWithoutTheSuccessOfItsAnalysis(int seed) {
        Random random = new Random(seed);
        Releases web = released(random);
        Phase[] phases = Phase.values();
        web.cluster.verdicts((kind, number) -> phases[2 + random.nextInt(4)]);
        for (int change = 0; change < CHANGES; change++) {
            disturb(web, random);
            for (int looks = random.nextInt(5); looks >= 0; looks--) {
                settle(web);
                web.cluster.advanceTo(later(web, random));
            }
        }
        calmDown(web);
        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.cluster.analysisRuns()).allMatch(AnalysisRun::completed);
        assertThat(web.cluster.events()).doesNotHaveDuplicates();
    }

    private static Releases released(Random random) {
        List<Object> steps = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            steps.add(
                    switch (random.nextInt(5)) {
                        case 0 -> setWeight(random.nextInt(101));
                        case 1 -> pause("20s");
                        case 2 -> pause();
                        case 3 -> step("long");
                        default -> step("short");
                    });
        }
        Map<String, Object> analysis = Map.of(
                "templates",
                List.of(Map.of("templateName", random.nextBoolean() ? "endless" : "short")),
                "startingStep",
                random.nextInt(3));
        Releases web = Releases.with(
                1 + random.nextInt(4),
                Map.of(),
                random.nextBoolean() ? Map.of("analysis", analysis) : Map.of(),
                steps.toArray());
        web.cluster.templates(Checks.all());
        return web.deployed();
    }

    private static void disturb(Releases web, Random random) {
        switch (random.nextInt(9)) {
            case 0, 1 -> web.image("web:" + (1 + random.nextInt(5)));
            case 2 -> web.status("abort", Json.of(true));
            case 3, 4 -> web.status("abort", Json.of(false));
            case 5, 6 -> web.status("pauseConditions", Json.NULL);
            case 7 -> web.spec("replicas", 1 + random.nextInt(4));
            default -> web.spec("paused", random.nextBoolean());
        }
    }

    private static Instant later(Releases web, Random random) {
        Instant soon = web.cluster.now().plusSeconds(1 + random.nextInt(20));
        return web.cluster
                .nextChange()
                .filter(soon::isBefore)
                .filter(next -> random.nextBoolean())
                .orElse(soon);
    }

    private void settle(Releases web) {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            Observation seen = web.cluster.observe(Optional.empty());
            Plan plan = planner.plan(seen);
            assertThat(planner.plan(seen)).isEqualTo(plan);
            if (plan.actions().isEmpty()) {
                return;
            }
            plan.actions().forEach(action -> judge(seen, action));
            plan.actions().forEach(web.cluster::apply);
        }
        throw new AssertionError("the planner does not come to rest");
    }

    /** The planner itself moves the release over a step only when the step's run has succeeded. */
    private static void judge(Observation seen, Action action) {
        if (!(action instanceof Action.PatchStatus status)) {
            return;
        }
        Json.Obj after = status.patch().obj("status");
        Release before = seen.rollout().orElseThrow().status().release();
        boolean same =
                after.get("currentPodHash").isEmpty() && after.get("stableRS").isEmpty();
        int from = before.stepIndex().orElse(0);
        long to = after.integer("currentStepIndex").orElse(from);
        if (same && before.podHash().equals(current(seen)) && !before.podHash().equals(before.stable())) {
            analyses(seen)
                    .filter(index -> from <= index && index < to)
                    .forEach(index -> assertThat(seen.surroundings().runs())
                            .describedAs("step %s of %s", index, after)
                            .anyMatch(run -> run.phase() == Phase.Successful
                                    && run.hash().equals(before.podHash())
                                    && String.valueOf(index)
                                            .equals(run.meta().labels().get(Keys.STEP_INDEX))));
        }
    }

    private static String current(Observation seen) {
        return seen.replicaSets().stream()
                .max(Comparator.comparingInt(ReplicaSet::revision))
                .orElseThrow()
                .hash();
    }

    /** Indexes of the steps that are analyses. */
    private static IntStream analyses(Observation seen) {
        List<Step> steps = seen.rollout()
                .map(Rollout::spec)
                .map(spec -> ((Rollout.Spec.Valid) spec).value().steps())
                .orElseThrow();
        return IntStream.range(0, steps.size()).filter(index -> steps.get(index) instanceof Step.Analysis);
    }

    private void calmDown(Releases web) {
        web.cluster.verdicts((kind, number) -> Phase.Successful);
        web.spec("paused", false).status("abort", Json.of(false)).image("web:9");
        Instant end = web.cluster.now().plus(Duration.ofHours(8));
        while (web.cluster.now().isBefore(end)) {
            settle(web);
            web.cluster.advanceTo(web.cluster.now().plus(Duration.ofMinutes(20)));
            web.status("pauseConditions", Json.NULL);
        }
        settle(web);
    }
}
