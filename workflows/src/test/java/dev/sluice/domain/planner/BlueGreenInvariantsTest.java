package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Service;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever users, pods and autoscalers do to a blue-green release. Seeded, so that a failure repeats. */
class BlueGreenInvariantsTest {
    private static final int CHANGES = 25;
    private static final List<Phase> VERDICTS =
            List.of(Phase.Successful, Phase.Successful, Phase.Successful, Phase.Failed, Phase.Inconclusive);

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trafficGoesOnlyWhereAllPodsAreAndTheReleaseComesToRest(int seed) {
        Random random = new Random(seed);
        Releases web = Releases.blueGreen(
                        1 + random.nextInt(4),
                        Map.of("progressDeadlineSeconds", 60, "progressDeadlineAbort", random.nextBoolean()),
                        strategy(random))
                .deployed();
        web.cluster.verdicts((kind, number) -> VERDICTS.get((seed + number) % VERDICTS.size()));
        for (int change = 0; change < CHANGES; change++) {
            disturb(web, random);
            carryOn(web, 1 + random.nextInt(8));
        }
        web.spec("paused", false).status("abort", Json.of(false)).after(Duration.ofMinutes(5));
        web.status("abort", Json.of(false)).status("promoteFull", Json.of(true)).after(Duration.ofMinutes(10));
        assertThat(web.simulation.last().atRest()).isTrue();
        assertThat(web.phase()).isEqualTo("Healthy");
    }

    private static Map<String, Object> strategy(Random random) {
        Map<String, Object> strategy = new HashMap<>();
        strategy.put("autoPromotionEnabled", random.nextBoolean());
        strategy.put("autoPromotionSeconds", random.nextInt(20));
        strategy.put("scaleDownDelaySeconds", random.nextInt(30));
        strategy.put("abortScaleDownDelaySeconds", random.nextInt(10));
        if (random.nextBoolean()) {
            strategy.put("previewReplicaCount", random.nextInt(4));
        }
        if (random.nextBoolean()) {
            strategy.put("previewService", "try");
        }
        if (random.nextBoolean()) {
            strategy.put("prePromotionAnalysis", Analysed.REQUEST);
        }
        if (random.nextBoolean()) {
            strategy.put("postPromotionAnalysis", Analysed.REQUEST);
        }
        return strategy;
    }

    private static void disturb(Releases web, Random random) {
        switch (random.nextInt(9)) {
            case 0, 1 -> web.image("web:" + (1 + random.nextInt(4)));
            case 2 -> web.status("abort", Json.of(random.nextBoolean()));
            case 3, 4 -> web.status("pauseConditions", Json.NULL);
            case 5 -> web.spec("replicas", 1 + random.nextInt(4));
            case 6 -> web.status("promoteFull", Json.of(true));
            case 7 -> web.spec("paused", random.nextBoolean());
            default -> {
                List<ReplicaSet> sets = web.cluster.replicaSets();
                web.cluster.losePod(sets.get(random.nextInt(sets.size())).name());
            }
        }
    }

    private static void carryOn(Releases web, int looks) {
        RolloutPlanner planner = new RolloutPlanner();
        for (int look = 0; look < looks; look++) {
            Plan plan = planner.plan(web.cluster.observe(Optional.empty()));
            for (Action action : plan.actions()) {
                check(web, action);
                web.cluster.apply(action);
            }
            if (plan.actions().isEmpty()) {
                web.cluster.advanceTo(web.cluster.now().plus(Duration.ofSeconds(1)));
            }
        }
    }

    private static void check(Releases web, Action action) {
        if (action instanceof Action.PatchService patch && patch.name().equals("web")) {
            String hash = patch.patch()
                    .obj("spec")
                    .obj("selector")
                    .text(Keys.POD_TEMPLATE_HASH)
                    .orElse("");
            boolean back = web.status().halt().abort()
                    && hash.equals(web.status().release().stable());
            ReplicaSet set = withHash(web, hash).orElseThrow();
            assertThat(back || set.available() >= size(web)).as("%s", action).isTrue();
        }
        if (action instanceof Action.ScaleReplicaSet scale) {
            String active = web.cluster.services().stream()
                    .filter(service -> service.name().equals("web"))
                    .map(Service::hash)
                    .findFirst()
                    .orElseThrow();
            boolean serves = withHash(web, active)
                    .filter(set -> set.name().equals(scale.name()))
                    .isPresent();
            assertThat(!serves || scale.to() >= Math.min(size(web), scale.from()))
                    .as("%s", action)
                    .isTrue();
        }
    }

    private static int size(Releases web) {
        return (int) web.cluster.rolloutObject().obj("spec").integer("replicas").orElse(1);
    }

    private static Optional<ReplicaSet> withHash(Releases web, String hash) {
        return web.cluster.replicaSets().stream()
                .filter(set -> set.hash().equals(hash))
                .findFirst();
    }
}
