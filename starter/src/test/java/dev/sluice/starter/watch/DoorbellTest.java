package dev.sluice.starter.watch;

import static dev.sluice.starter.watch.Scene.atRest;
import static dev.sluice.starter.watch.Scene.counts;
import static dev.sluice.starter.watch.Scene.inFlight;
import static dev.sluice.starter.watch.Scene.waitingUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.plan.Freshness;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoorbellTest {
    private final Scene scene = new Scene();

    @Test
    void ringsAtOnceForAnAction() {
        scene.changes(inFlight("scale")).settles();

        assertThat(scene.runs.rings).containsExactly(0L);
    }

    @Test
    void carriesTheVersionOfTheRolloutAndTheNewestOfAllReplicaSets() {
        scene.changes(inFlight("scale")).settles();

        assertThat(scene.runs.lastSeen)
                .isEqualTo(Freshness.of(Freshness.ROLLOUTS, "101").and(Freshness.of(Freshness.REPLICA_SETS, "9001")));
    }

    @Test
    void doesNotRingWhenNothingIsToBeDone() {
        scene.changes(inFlight()).settles();

        assertThat(scene.runs.rings).isEmpty();
    }

    @Test
    void ringsWhenThePlannerBreaksOffSoThatARunSaysSo() {
        scene.broken = true;

        scene.changes(atRest()).passes(Duration.ofMinutes(1));

        assertThat(scene.runs.rings).containsExactly(0L);
    }

    @Test
    void ringsForADeadlineOnce() {
        scene.changes(waitingUntil(Duration.ofMinutes(5))).settles();

        scene.changes(waitingUntil(Duration.ofMinutes(5))).passes(Duration.ofMinutes(1));

        assertThat(scene.runs.rings).containsExactly(0L);
    }

    @Test
    void ringsForAnEarlierDeadlineButNotForALaterOne() {
        scene.changes(waitingUntil(Duration.ofMinutes(5))).passes(Duration.ofSeconds(10));

        scene.changes(waitingUntil(Duration.ofMinutes(9))).passes(Duration.ofSeconds(10));
        scene.changes(waitingUntil(Duration.ofMinutes(3))).passes(Duration.ofSeconds(10));

        assertThat(scene.runs.rings).containsExactly(0L, 20_000L);
    }

    @Test
    void spacesRingsThatGoOn() {
        for (int i = 0; i < 40; i++) {
            scene.changes(inFlight("scale " + i)).passes(Duration.ofMillis(100));
        }

        assertThat(scene.runs.rings).containsExactly(0L, 150L, 350L, 750L, 1_550L, 2_550L, 3_550L);
    }

    @Test
    void letsARunAnswerBeforeItRingsAgain() {
        scene.changes(inFlight("scale")).settles().changes(inFlight("status")).passes(Duration.ofMillis(140));

        scene.runPlans(inFlight("scale", "status")).passes(Duration.ofSeconds(2));

        assertThat(scene.runs.rings).containsExactly(0L);
    }

    @Test
    void looksAgainWhenARunCouldNotPlan() {
        scene.changes(inFlight("scale")).settles().runFailsToPlan();

        scene.passes(Duration.ofSeconds(2));

        assertThat(scene.runs.rings).containsExactly(0L, 100L);
    }

    @Test
    void looksAgainBeforeALateRing() {
        scene.changes(inFlight("scale")).settles();
        scene.changes(inFlight("status")).passes(Duration.ofMillis(50));

        scene.changes(inFlight()).passes(Duration.ofSeconds(5));

        assertThat(scene.runs.rings).containsExactly(0L);
    }

    @Test
    void waitsALittleForCountsAlone() {
        scene.changes(counts("ready 1")).passes(Duration.ofSeconds(5));

        assertThat(scene.runs.rings).containsExactly(300L);
    }

    @Test
    void doesNotWaitForCountsOnceMoreIsToBeDone() {
        scene.changes(counts("ready 1")).passes(Duration.ofMillis(120));

        scene.changes(inFlight("promote")).passes(Duration.ofSeconds(5));

        assertThat(scene.runs.rings).containsExactly(120L);
    }

    @Test
    void keepsQuietWhileARunOfThisProcessActs() {
        scene.changes(inFlight("scale")).settles().runPlans(inFlight("scale"));

        scene.changes(inFlight("status")).passes(Duration.ofSeconds(3));

        assertThat(scene.runs.rings).containsExactly(0L);
    }

    @Test
    void looksOnceMoreWhenTheWakeEnds() {
        scene.changes(inFlight("scale")).settles().runPlans(inFlight("scale"));
        scene.changes(inFlight()).passes(Duration.ofSeconds(1)).runPlans(inFlight());

        scene.changes(inFlight("status")).passes(Duration.ofSeconds(3));

        assertThat(scene.runs.rings).containsExactly(0L, 1_000L);
    }

    @Test
    void ringsAgainWhenAWakeIsSilentForTenSeconds() {
        scene.changes(inFlight("scale")).settles().runPlans(inFlight("scale"));

        scene.changes(inFlight("status")).passes(Duration.ofSeconds(30));

        assertThat(scene.runs.rings).containsExactly(0L, 10_000L);
    }

    @Test
    void doesNotRingForObjectsThatTheRunHasPlannedItself() {
        scene.changes(inFlight("create")).settles().runPlans(inFlight());

        scene.replans(inFlight("create")).passes(Duration.ofMinutes(5));

        assertThat(scene.runs.rings).containsExactly(0L);
    }

    @Test
    void ringsAgainWithABackOffUntilTheServerTakesIt() {
        scene.runs.reachable = false;
        scene.changes(inFlight("scale")).passes(Duration.ofSeconds(20));

        scene.runs.reachable = true;
        scene.passes(Duration.ofSeconds(10));

        assertThat(scene.runs.rings).containsExactly(25_000L);
    }

    @Test
    void ringsOnceForATemplateThatNobodyHasAskedAbout() {
        scene.changesUnasked(inFlight()).settles();

        scene.changesUnasked(inFlight()).passes(Duration.ofMinutes(1));

        assertThat(scene.runs.rings).containsExactly(0L);
    }

    @Test
    void leavesASecondToThePreferredProcess() {
        scene.preferred = false;
        scene.changes(inFlight("scale")).passes(Duration.ofSeconds(5));

        assertThat(scene.runs.rings).containsExactly(1_000L);
    }

    @Test
    void takesOverFromThePreferredProcessThoughPodsGoOnChanging() {
        scene.preferred = false;
        scene.changes(inFlight("scale"));

        for (int i = 0; i < 12; i++) {
            scene.podsChange().passes(Duration.ofMillis(100));
        }

        assertThat(scene.runs.rings).containsExactly(1_000L);
    }

    @Test
    void doesNotRingWhereThePreferredProcessGetsOn() {
        scene.preferred = false;
        for (int i = 0; i < 10; i++) {
            scene.changes(inFlight("action " + i)).passes(Duration.ofMillis(600));
        }
        scene.changes(inFlight()).passes(Duration.ofSeconds(5));

        assertThat(scene.runs.rings).isEmpty();
    }

    @Test
    void countsRingsAndThoseThatChangedNothing() {
        scene.changes(inFlight("scale")).settles().runPlans(inFlight());

        assertThat(scene.metric("sluice_rings_total")).isEqualTo(1);
        assertThat(scene.metric("sluice_rings_without_effect_total")).isEqualTo(1);
    }

    @Test
    void tellsAnOpenRunThatItsObjectIsGone() {
        scene.changes(inFlight("scale")).settles();

        scene.disappears().passes(Duration.ofSeconds(1));

        assertThat(scene.runs.nudges).containsExactly(0L);
    }

    @Test
    void tellsAnOpenRunEvenWhenTheTellerIsQuickerThanTheLook() {
        scene.changes(inFlight("scale")).settles();

        scene.timers.quick = true;
        scene.disappears().passes(Duration.ofSeconds(1));

        assertThat(scene.runs.nudges).containsExactly(0L);
    }

    @Test
    void tellsARunThatStaysOpenAgain() {
        scene.changes(inFlight("scale")).settles();
        scene.disappears().passes(Duration.ofSeconds(12));

        scene.runs.open = Optional.empty();
        scene.passes(Duration.ofMinutes(10));

        assertThat(scene.runs.nudges).containsExactly(0L, 5_000L, 15_000L);
    }

    @Test
    void leavesTheLastActionsOfAReleaseToItsRun() {
        scene.changes(inFlight("scale")).settles().changes(inFlight()).passes(Duration.ofSeconds(5));

        scene.changes(Scene.atRest("promote")).settles();

        assertThat(scene.runs.rings).containsExactly(0L, 5_000L);
        assertThat(scene.written).isEmpty();
    }

    @Test
    void keepsQuietWhileARunOfThisProcessWritesACommand() {
        scene.changes(inFlight("scale")).settles().runPlans(inFlight()).runCommands();

        scene.changes(inFlight("step")).passes(Duration.ofSeconds(1)).runPlans(inFlight());

        assertThat(scene.runs.rings).containsExactly(0L);
    }

    @Test
    void tellsARunWhoseReleaseEndedByAnotherHand() {
        scene.changes(inFlight("scale")).settles();

        scene.changes(Scene.atRest()).passes(Duration.ofSeconds(2));

        assertThat(scene.runs.nudges).containsExactly(1_000L);
    }

    @Test
    void tellsARunAtOnceThoughItWasLeftBeforeAndIsToBeToldLater() {
        scene.changes(inFlight("scale")).settles();
        scene.changes(Scene.atRest()).passes(Duration.ofSeconds(20));
        scene.changes(inFlight("scale")).passes(Duration.ofSeconds(1));

        scene.disappears().passes(Duration.ofSeconds(1));

        assertThat(scene.runs.nudges).containsExactly(1_000L, 6_000L, 16_000L, 21_000L);
    }

    @Test
    void doesNotTellARunThatEndedTheReleaseItself() {
        scene.changes(inFlight("scale")).settles().changes(Scene.atRest()).runPlans(Scene.atRest());

        scene.passes(Duration.ofMinutes(2));

        assertThat(scene.runs.nudges).isEmpty();
    }
}
