package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Releases.pause;
import static dev.sluice.domain.planner.Releases.setWeight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The life of a canary Rollout whose traffic is routed (spec 3.4 to 3.6, App. A5 and A6). */
class RoutedLifeTest {
    private static final Map<String, Object> DYNAMIC = Map.of("dynamicStableScale", true);

    @Test
    void theInitialDeploymentEndsHealthyWithAllTrafficOnStable() {
        RoutedReleases all = RoutedReleases.of(4, Map.of(), setWeight(25), pause());

        Plan end = all.web.run();

        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(all.web.phase()).isEqualTo("Healthy");
        assertThat(all.web.sizes()).containsExactly("1=4");
        assertThat(all.weight()).isZero();
        assertThat(all.toldWeight()).isZero();
    }

    @Test
    void theStableVersionKeepsItsSizeWhileTheCanaryGetsPodsForItsWeight() {
        RoutedReleases all =
                RoutedReleases.deployed(4, Map.of(), setWeight(25), pause()).update();

        assertThat(all.web.sizes()).containsExactly("1=4", "2=1");
        assertThat(all.weight()).isEqualTo(25);
        assertThat(all.toldWeight()).isEqualTo(25);
        assertThat(all.web.phase()).isEqualTo("Paused CanaryPauseStep");
    }

    @Test
    void theWeightWaitsForThePodsOfItsStep() {
        RoutedReleases all = RoutedReleases.deployed(4, Map.of(), setWeight(50), pause());
        all.web.image("web:bad");

        all.web.run();

        assertThat(all.web.sizes()).containsExactly("1=4", "2=2");
        assertThat(all.weight()).isZero();
        assertThat(all.web.status().release().stepIndex()).hasValue(0);
    }

    @Test
    void aPromotedReleaseLeavesTheOldVersionForTheDelayAndAllTrafficOnTheNewOne() {
        RoutedReleases all =
                RoutedReleases.deployed(4, Map.of(), setWeight(50), pause()).update();
        String before = all.selected("web-stable");
        all.web.simulation.promote();
        runUntilHealthy(all);

        assertThat(all.web.sizes()).containsExactly("1=4", "2=4");
        assertThat(all.weight()).isZero();
        assertThat(all.selected("web-stable"))
                .isNotEqualTo(before)
                .isEqualTo(all.web.status().release().stable())
                .isEqualTo(all.selected("web-canary"));

        Instant promoted = all.web.cluster.now();
        Plan end = all.web.run();

        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(all.web.sizes()).containsExactly("1=0", "2=4");
        assertThat(all.web.cluster.now()).isBetween(promoted.plusSeconds(30), promoted.plusSeconds(35));
    }

    @Test
    void anAbortTakesTheTrafficBackAtOnceAndThePodsAfterTheDelay() {
        RoutedReleases all =
                RoutedReleases.deployed(4, Map.of(), setWeight(50), pause()).update();

        all.web.status("abort", Json.of(true));
        all.web.simulation.settle();

        assertThat(all.weight()).isZero();
        assertThat(all.web.sizes()).containsExactly("1=4", "2=2");
        assertThat(all.selected("web-canary"))
                .isEqualTo(all.web.status().release().stable());

        Instant aborted = all.web.cluster.now();
        Plan end = all.web.run();

        assertThat(end.state()).isEqualTo(Plan.State.ABORTED);
        assertThat(all.web.sizes()).containsExactly("1=4", "2=0");
        assertThat(all.web.cluster.now()).isEqualTo(aborted.plusSeconds(30));
    }

    @Test
    void anAbortedCanaryIsKeptForEverWhenTheDelayIsZero() {
        RoutedReleases all = RoutedReleases.deployed(4, Map.of("abortScaleDownDelaySeconds", 0), setWeight(50), pause())
                .update();

        all.web.status("abort", Json.of(true));
        Plan end = all.web.run();

        assertThat(end.state()).isEqualTo(Plan.State.ABORTED);
        assertThat(all.web.sizes()).containsExactly("1=4", "2=2");
        assertThat(all.weight()).isZero();
    }

    @Test
    void aDynamicStableVersionShrinksOnlyAfterTheCanaryHasItsTraffic() {
        RoutedReleases all = RoutedReleases.deployed(4, DYNAMIC, setWeight(25), pause(), setWeight(75), pause())
                .update();
        assertThat(all.web.sizes()).containsExactly("1=3", "2=1");

        all.web.simulation.promote();
        all.web.run();

        assertThat(all.weight()).isEqualTo(75);
        assertThat(all.web.sizes()).containsExactly("1=1", "2=3");
    }

    @Test
    void anAbortOfADynamicReleaseGivesTrafficBackAsTheStableVersionGrows() {
        RoutedReleases all = RoutedReleases.deployed(4, DYNAMIC, setWeight(25), pause("1s"), setWeight(75), pause())
                .update();
        assertThat(all.web.sizes()).containsExactly("1=1", "2=3");

        all.web.status("abort", Json.of(true));
        all.web.simulation.settle();
        assertThat(all.weight()).isEqualTo(75);

        Plan end = all.web.run();
        assertThat(end.state()).isEqualTo(Plan.State.ABORTED);
        assertThat(all.weight()).isZero();
        assertThat(all.web.sizes()).containsExactly("1=4", "2=0");
    }

    @Test
    void anotherUpdateTakesTheTrafficFromTheCanaryBeforeItsPodsGo() {
        RoutedReleases all =
                RoutedReleases.deployed(4, Map.of(), setWeight(50), pause()).update();

        all.web.image("web:3");
        all.web.run();

        assertThat(all.web.sizes()).containsExactly("1=4", "2=0", "3=2");
        assertThat(all.weight()).isEqualTo(50);
        assertThat(all.toldWeight()).isEqualTo(50);
    }

    @Test
    void aSmallerWeightIsSetBeforePodsGo() {
        RoutedReleases all = RoutedReleases.deployed(4, Map.of(), setWeight(50), setWeight(25), pause())
                .update();

        assertThat(all.weight()).isEqualTo(25);
        assertThat(all.web.sizes()).containsExactly("1=4", "2=1");
    }

    @Test
    void setCanaryScaleGivesPodsWithoutTraffic() {
        RoutedReleases all = RoutedReleases.deployed(
                        4,
                        Map.of(),
                        Map.of("setCanaryScale", Map.of("replicas", 3)),
                        pause(),
                        Map.of("setCanaryScale", Map.of("matchTrafficWeight", true)),
                        setWeight(25),
                        pause())
                .update();
        assertThat(all.web.sizes()).containsExactly("1=4", "2=3");
        assertThat(all.weight()).isZero();

        all.web.simulation.promote();
        all.web.run();

        assertThat(all.web.sizes()).containsExactly("1=4", "2=1");
        assertThat(all.weight()).isEqualTo(25);
        assertThat(all.web.messagesFrom(0))
                .contains(
                        "Rollout step 1/5 completed (setCanaryScale{replicas: 3})",
                        "Rollout step 3/5 completed (setCanaryScale{matchTrafficWeight: true})");
    }

    @Test
    void aMissingIngressHoldsTheReleaseAndIsToldOnTheObject() {
        RoutedReleases all = RoutedReleases.deployed(4, Map.of(), setWeight(25), pause());
        all.deleteIngress();
        all.web.image("web:2");
        all.web.simulation.settle();
        all.web.cluster.advanceTo(all.web.cluster.nextChange().orElseThrow());
        all.web.simulation.settle();

        assertThat(all.web.status().release().stepIndex()).hasValue(0);
        assertThat(all.web.conditions())
                .anySatisfy(condition -> assertThat(condition).startsWith("TrafficRouting False TrafficRoutingError"));
        assertThat(all.web.reasons()).filteredOn("TrafficRoutingError"::equals).hasSize(1);

        all.restoreIngress();
        all.web.run();

        assertThat(all.weight()).isEqualTo(25);
        assertThat(all.web.conditions())
                .noneSatisfy(condition -> assertThat(condition).startsWith("TrafficRouting"));
    }

    @Test
    void aChangeOfTheWeightIsTold() {
        RoutedReleases all =
                RoutedReleases.deployed(4, Map.of(), setWeight(25), pause()).update();

        assertThat(all.web.messagesFrom(0)).contains("Traffic weight updated from 0 to 25");
    }

    @Test
    void promotingInFullNeedsNoSteps() {
        RoutedReleases all =
                RoutedReleases.deployed(4, Map.of(), setWeight(25), pause()).update();

        all.web.status("promoteFull", Json.of(true));
        Plan end = all.web.run();

        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(all.web.sizes()).containsExactly("1=0", "2=4");
        assertThat(all.weight()).isZero();
    }

    @Test
    void goingBackToTheStableVersionTakesTheTrafficFromTheCanary() {
        RoutedReleases all =
                RoutedReleases.deployed(4, Map.of(), setWeight(50), pause()).update();

        all.web.image("web:1");
        all.web.simulation.settle();
        assertThat(all.weight()).isZero();

        Plan end = all.web.run();
        assertThat(end.state()).isEqualTo(Plan.State.PROMOTED);
        assertThat(all.web.sizes()).containsExactly("3=4", "2=0");
    }

    @Test
    void aCanaryThatLosesItsPodsLosesItsTraffic() {
        RoutedReleases all =
                RoutedReleases.deployed(4, Map.of(), setWeight(25), pause()).update();

        all.web.cluster.losePod(all.web.cluster.replicaSets().getLast().name());
        all.web.simulation.settle();

        assertThat(all.weight()).isZero();
        all.web.cluster.advanceTo(all.web.cluster.now().plus(Duration.ofSeconds(10)));
        all.web.run();
        assertThat(all.weight()).isEqualTo(25);
    }

    @Test
    void aPausedRolloutIsAtRestWhenItsTrafficIsWhereItShouldBe() {
        RoutedReleases all = RoutedReleases.deployed(2, Map.of(), setWeight(50));

        Plan end = all.web.spec("paused", true).run();

        assertThat(end.atRest()).isTrue();
    }

    @Test
    void noMoreOldVersionsAreKeptThanTheLimitSays() {
        RoutedReleases all = RoutedReleases.deployed(2, Map.of("scaleDownDelayRevisionLimit", 1), setWeight(50));
        for (String image : List.of("web:2", "web:3")) {
            all.web.image(image);
            runUntilHealthy(all);
        }

        assertThat(all.web.sizes()).containsExactly("1=0", "2=2", "3=2");
    }

    private static void runUntilHealthy(RoutedReleases all) {
        all.web.simulation.settle();
        while (!all.web.phase().equals("Healthy")) {
            all.web.cluster.advanceTo(all.web.cluster.nextChange().orElseThrow());
            all.web.simulation.settle();
        }
    }

    @Test
    void pingAndPongChangeTheirPartsAtEachRelease() {
        Map<String, Object> pingPong = Map.of(
                "pingPong",
                Map.of("pingService", "ping", "pongService", "pong"),
                "trafficRouting",
                Map.of("istio", Map.of("virtualService", Map.of("name", "web"))));
        Releases web = Releases.with(2, Map.of(), pingPong, setWeight(50), pause());
        web.run();
        String first = web.status().release().stable();
        assertThat(web.status().canary().stablePingPong()).isEqualTo("ping");
        assertThat(selected(web, "ping")).isEqualTo(first);

        web.image("web:2").run();
        assertThat(selected(web, "ping")).isEqualTo(first);
        assertThat(selected(web, "pong"))
                .isEqualTo(web.status().release().podHash())
                .isNotEqualTo(first);

        web.simulation.promote();
        web.run();
        assertThat(web.status().canary().stablePingPong()).isEqualTo("pong");
        assertThat(selected(web, "pong")).isEqualTo(web.status().release().stable());
    }

    private static String selected(Releases web, String service) {
        return web.cluster.services().stream()
                .filter(one -> one.name().equals(service))
                .findFirst()
                .orElseThrow()
                .hash();
    }

    @Test
    void halfThePodsAreEnoughWhereTheThresholdSaysSo() {
        RoutedReleases all = RoutedReleases.deployed(
                4, Map.of("replicaProgressThreshold", Map.of("type", "Percent", "value", 50)), setWeight(50), pause());
        all.update();
        all.web.cluster.losePod(all.web.cluster.replicaSets().getLast().name());
        all.web.simulation.settle();

        assertThat(all.weight()).isEqualTo(50);
    }
}
