package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Releases.pause;
import static dev.sluice.domain.planner.Releases.setWeight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.TrafficWeights;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for routed traffic whatever users, pods and autoscalers do: it goes to no version without an available pod by
 * our doing, and no pod that it needs is taken away by us. Seeded, so that a failure repeats.
 */
class RoutedInvariantsTest {
    private static final int CHANGES = 25;

    /** More of them with {@code -Dsluice.routed.schedules=2000}. */
    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("sluice.routed.schedules", 150));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trafficNeverOutrunsThePods(int seed) {
        Random random = new Random(seed);
        RoutedReleases all = RoutedReleases.deployed(
                1 + random.nextInt(8),
                options(random),
                setWeight(1 + random.nextInt(100)),
                pause(),
                setWeight(random.nextInt(101)),
                pause("30s"),
                setWeight(1 + random.nextInt(100)),
                pause());
        for (int change = 0; change < CHANGES; change++) {
            all.web.disturb(random, 8);
            carryOn(all, 1 + random.nextInt(8));
        }
        calmDown(all);

        assertThat(all.web.simulation.last().atRest()).isTrue();
        assertThat(all.web.phase()).isEqualTo("Healthy");
        assertThat(all.weight()).isZero();
        assertThat(all.toldWeight()).isZero();
    }

    private static Map<String, Object> options(Random random) {
        Map<String, Object> options = new HashMap<>();
        if (random.nextBoolean()) {
            options.put("dynamicStableScale", true);
        } else if (random.nextBoolean()) {
            options.put("scaleDownDelaySeconds", random.nextInt(40));
        }
        if (random.nextBoolean()) {
            options.put("abortScaleDownDelaySeconds", random.nextInt(3) * 20);
        }
        if (random.nextBoolean()) {
            options.put("minPodsPerReplicaSet", 1 + random.nextInt(3));
        }
        return options;
    }

    private static void carryOn(RoutedReleases all, int looks) {
        RolloutPlanner planner = new RolloutPlanner();
        for (int look = 0; look < looks; look++) {
            Plan plan = planner.plan(all.web.cluster.observe(Optional.empty()));
            for (Action action : plan.actions()) {
                applyChecked(all, action);
            }
            if (plan.actions().isEmpty()) {
                all.web.cluster.advanceTo(all.web.cluster.now().plus(Duration.ofSeconds(1)));
            }
        }
    }

    private static void applyChecked(RoutedReleases all, Action action) {
        int before = all.weight();
        int serving = Math.min(needed(all), canaryPods(all));
        all.web.cluster.apply(action);
        if (all.weight() > before) {
            assertThat(canaryPods(all)).as("canary pods after %s", action).isPositive();
        }
        if (action instanceof Action.ScaleReplicaSet scale && scale.to() < scale.from()) {
            assertThat(canaryPods(all)).as("canary pods after %s", action).isGreaterThanOrEqualTo(serving);
        }
        selectorsNameLivingSets(all, action);
    }

    /** Pods that the canary's present weight needs. */
    private static int needed(RoutedReleases all) {
        int size =
                all.web.cluster.rolloutObject().obj("spec").integer("replicas").isPresent()
                        ? (int) all.web
                                .cluster
                                .rolloutObject()
                                .obj("spec")
                                .integer("replicas")
                                .getAsLong()
                        : 1;
        return Math.ceilDiv(all.weight() * size, 100);
    }

    private static int canaryPods(RoutedReleases all) {
        String hash = all.web
                .status()
                .canary()
                .weights()
                .map(TrafficWeights::canary)
                .map(TrafficWeights.Share::hash)
                .orElse("");
        String selected = all.selected("web-canary");
        return all.web.cluster.replicaSets().stream()
                .filter(set -> set.hash().equals(selected) || set.hash().equals(hash))
                .mapToInt(ReplicaSet::available)
                .max()
                .orElse(0);
    }

    private static void selectorsNameLivingSets(RoutedReleases all, Action action) {
        for (String service : List.of("web-canary", "web-stable")) {
            String hash = all.selected(service);
            assertThat(hash.isEmpty()
                            || all.web.cluster.replicaSets().stream()
                                    .anyMatch(set -> set.hash().equals(hash)))
                    .as("%s selects a set that there is, after %s", service, action)
                    .isTrue();
        }
    }

    private static void calmDown(RoutedReleases all) {
        all.web.spec("paused", false).status("abort", Json.of(false)).image("web:9");
        all.web.run();
        all.web.status("promoteFull", Json.of(true)).run();
    }
}
