package dev.sluice.starter.watch;

import static dev.sluice.starter.watch.Scene.atRest;
import static dev.sluice.starter.watch.Scene.inFlight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import dev.sluice.starter.runs.Runs;
import dev.sluice.starter.timing.FakeTimers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpkeepTest {
    private final Scene scene = new Scene();

    @Test
    void carriesOutWhatARestingRolloutNeedsWithoutARun() {
        scene.changes(atRest("scale", "status")).settles();

        assertThat(scene.written).containsExactly("scale 0", "status 0");
        assertThat(scene.runs.rings).isEmpty();
    }

    @Test
    void worksWhileTemporalIsDown() {
        scene.changes(atRest()).settles();
        scene.runs.reachable = false;

        scene.changes(atRest("scale")).settles();

        assertThat(scene.written).containsExactly("scale 0");
    }

    @Test
    void beginsThoughTemporalStaysDown() {
        scene.runs.reachable = false;

        scene.changes(atRest("scale")).passes(Duration.ofSeconds(16));

        assertThat(scene.written).containsExactly("scale 15000");
    }

    @Test
    void leavesTheEndOfAReleaseToARunThatWasOpenBeforeThisProcess() {
        scene.runs.open = Optional.of(new Runs.OpenRun("run", Optional.empty()));

        scene.changes(atRest("clean up")).settles();

        assertThat(scene.written).isEmpty();
        assertThat(scene.runs.rings).containsExactly(0L);
    }

    @Test
    void doesNotActOnLessThanARunHasSeen() {
        scene.changes(atRest()).settles().runPlans(atRest());
        scene.newest = Freshness.NONE;

        scene.changes(atRest("counts")).passes(Duration.ofSeconds(1));

        assertThat(scene.written).isEmpty();
    }

    @Test
    void stopsAtAConflictAndLooksAgain() {
        scene.outcomes.add(new Outcome.Conflict("moved on"));

        scene.changes(atRest("scale", "status")).passes(Duration.ofMillis(150));

        assertThat(scene.written).containsExactly("scale 0", "scale 100", "status 100");
    }

    @Test
    void triesAFailedActionAgainWithAGrowingBackOff() {
        for (int i = 0; i < 3; i++) {
            scene.outcomes.add(new Outcome.Failed("Unreachable", "no answer"));
        }

        scene.changes(atRest("scale")).passes(Duration.ofMillis(7_100));

        assertThat(scene.written).containsExactly("scale 0", "scale 1000", "scale 3000", "scale 7000");
    }

    @Test
    void doesNotRepeatAPlanThatChangedNothingBeforeTheBackOff() {
        scene.changes(atRest("scale")).passes(Duration.ofMillis(1_400));

        assertThat(scene.written).containsExactly("scale 0");
    }

    @Test
    void waitsForTheEchoOfItsOwnWrite() {
        scene.outcomes.add(new Outcome.Done(Freshness.of(Freshness.ROLLOUTS, "999")));
        scene.changes(atRest("scale")).settles();

        scene.changes(atRest("status")).passes(Duration.ofMillis(600));

        assertThat(scene.written).containsExactly("scale 0", "status 500");
    }

    @Test
    void looksAgainAtTheDeadlineOfARestingRollout() {
        Plan idle = atRest();
        scene.changes(new Plan(
                        idle.actions(),
                        Optional.of(FakeTimers.START.plusSeconds(600)),
                        idle.state(),
                        true,
                        idle.release(),
                        idle.position(),
                        "",
                        Freshness.NONE))
                .settles();
        scene.willPlan(atRest("progress deadline"));

        scene.passes(Duration.ofMinutes(10));

        assertThat(scene.written).containsExactly("progress deadline 600000");
    }

    @Test
    void leavesASecondToThePreferredProcess() {
        scene.preferred = false;

        scene.changes(atRest("scale")).passes(Duration.ofSeconds(1));

        assertThat(scene.written).containsExactly("scale 1000");
    }

    @Test
    void leavesAReleaseToItsRun() {
        scene.changes(inFlight("scale")).settles();

        assertThat(scene.written).isEmpty();
    }

    @Test
    void leavesTheEndOfAReleaseToTheRunThatActs() {
        scene.changes(inFlight("promote")).settles().runPlans(inFlight("promote"));

        scene.changes(atRest("clean up")).passes(Duration.ofSeconds(1));

        assertThat(scene.written).isEmpty();
    }
}
