package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Releases.pause;
import static dev.sluice.domain.planner.Releases.setWeight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever users, pods and autoscalers do (spec 3.3, "Limits"). Seeded, so that a failure repeats. */
class CanaryInvariantsTest {
    private static final int CHANGES = 25;

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsPodsWithinTheLeewayAndComesToRest(int seed) {
        Random random = new Random(seed);
        int size = 1 + random.nextInt(12);
        Releases web = Releases.with(
                        size,
                        Map.of("progressDeadlineSeconds", 60, "progressDeadlineAbort", random.nextBoolean()),
                        Map.of("maxSurge", 1 + random.nextInt(3), "maxUnavailable", random.nextInt(2)),
                        setWeight(random.nextInt(101)),
                        pause(),
                        setWeight(random.nextInt(101)),
                        pause("30s"))
                .deployed();
        for (int change = 0; change < CHANGES; change++) {
            web.disturb(random, 12);
            carryOn(web, 1 + random.nextInt(6));
        }
        calmDown(web);
        assertThat(web.simulation.last().atRest()).isTrue();
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    private static void carryOn(Releases web, int looks) {
        RolloutPlanner planner = new RolloutPlanner();
        for (int look = 0; look < looks; look++) {
            Plan plan = planner.plan(web.cluster.observe(Optional.empty()));
            for (Action action : plan.actions()) {
                applyChecked(web, action);
            }
            if (plan.actions().isEmpty()) {
                web.cluster.advanceTo(web.cluster.now().plus(Duration.ofSeconds(1)));
            }
        }
    }

    private static void applyChecked(Releases web, Action action) {
        int size = size(web);
        int before = sum(web, ReplicaSet::available);
        int total = sum(web, ReplicaSet::replicas);
        web.cluster.apply(action);
        if (action instanceof Action.ScaleReplicaSet scale) {
            int least = Math.min(before, size - Math.max(unavailable(web), 0));
            assertThat(sum(web, ReplicaSet::available))
                    .as("available after %s", scale)
                    .isGreaterThanOrEqualTo(least);
            assertThat(sum(web, ReplicaSet::replicas))
                    .as("pods after %s", scale)
                    .isLessThanOrEqualTo(Math.max(total, size + surge(web)));
        }
    }

    private static int sum(Releases web, ToIntFunction<ReplicaSet> pods) {
        return web.cluster.replicaSets().stream().mapToInt(pods).sum();
    }

    private static int size(Releases web) {
        return spec(web).size();
    }

    private static int surge(Releases web) {
        return spec(web).canary().maxSurge().up(size(web));
    }

    private static int unavailable(Releases web) {
        return spec(web).canary().maxUnavailable().down(size(web));
    }

    private static RolloutSpec spec(Releases web) {
        return ((Rollout.Spec.Valid) web.cluster.rollout().spec()).value();
    }

    private static void calmDown(Releases web) {
        web.spec("paused", false).status("abort", Json.of(false));
        web.run();
        web.status("abort", Json.of(false)).status("promoteFull", Json.of(true));
        web.run();
        while (web.cluster.nextChange().isPresent()) {
            web.cluster.advanceTo(web.cluster.nextChange().orElseThrow());
            web.run();
        }
    }
}
