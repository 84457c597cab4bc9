package dev.sluice.starter.watch;

import static dev.sluice.starter.watch.Scene.atRest;
import static dev.sluice.starter.watch.Scene.inFlight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.WarnRequest;
import dev.sluice.starter.runs.Runs;
import dev.sluice.starter.timing.FakeTimers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private final Scene scene = new Scene();

    @Test
    void ringsForAReleaseWithoutARunSoonAfterTheStart() {
        scene.runsBecomeReachable().changes(inFlight()).passes(Duration.ofSeconds(10));

        assertThat(scene.runs.rings).containsExactly(5_000L);
    }

    @Test
    void ringsWithinAMinuteForARunThatWasTerminated() {
        scene.runsBecomeReachable().changes(inFlight("scale")).passes(Duration.ofSeconds(10));
        scene.changes(inFlight()).settles().runs.open = Optional.empty();

        scene.passes(Duration.ofSeconds(60));

        assertThat(scene.runs.rings).containsExactly(0L, 65_000L);
    }

    @Test
    void leavesARunThatGetsOnAlone() {
        scene.runsBecomeReachable().changes(inFlight("scale")).settles();

        scene.changes(inFlight()).passes(Duration.ofDays(1));

        assertThat(scene.runs.rings).containsExactly(0L);
    }

    @Test
    void raisesAnAlarmForAWorkflowTaskThatNobodyTakes() {
        scene.runsBecomeReachable().changes(inFlight("scale")).settles().changes(inFlight());
        scene.runs.open = waiting(1);

        scene.passes(Duration.ofSeconds(70));

        assertThat(scene.warnings)
                .containsExactly(
                        new WarnRequest(
                                Scene.ID,
                                "run/" + FakeTimers.START.getEpochSecond(),
                                "ReleaseStuck",
                                "The workflow task of this release has been waiting for 65 s, in attempt 1; no worker has taken it"));
        assertThat(scene.metric("sluice_release_stuck", "namespace", "name")).isEqualTo(1);
    }

    @Test
    void raisesAnAlarmForAWorkflowTaskThatFailsAgainAndAgain() {
        scene.runsBecomeReachable().changes(inFlight("scale")).settles().changes(inFlight());
        scene.runs.open = waiting(3);

        scene.passes(Duration.ofSeconds(70));

        assertThat(scene.warnings).extracting(WarnRequest::reason).containsExactly("ReleaseStuck");
    }

    @Test
    void givesAProcessThatHasJustBegunTimeToTakeWhatWaitedForIt() {
        scene.runsBecomeReachable().changes(inFlight("scale")).settles().changes(inFlight());
        scene.runs.open = waiting(3);

        scene.passes(Duration.ofSeconds(6));

        assertThat(scene.warnings).isEmpty();
    }

    @Test
    void takesTheAlarmBackWhenTheRunGetsOn() {
        scene.runsBecomeReachable().changes(inFlight("scale")).settles().changes(inFlight());
        scene.runs.open = waiting(3);
        scene.passes(Duration.ofSeconds(70));

        scene.runs.open = Optional.of(new Runs.OpenRun("run", Optional.empty()));
        scene.passes(Duration.ofSeconds(60));

        assertThat(scene.metric("sluice_release_stuck", "namespace", "name")).isNaN();
    }

    @Test
    void tellsARunThatIsOpenForARolloutAtRest() {
        scene.runsBecomeReachable().changes(atRest()).settles();
        scene.runs.open = Optional.of(new Runs.OpenRun("run", Optional.empty()));

        scene.passes(Duration.ofSeconds(6));

        assertThat(scene.runs.nudges).containsExactly(5_000L);
    }

    @Test
    void goesOnAfterAnOutage() {
        scene.runs.reachable = false;
        scene.runsBecomeReachable().changes(inFlight()).passes(Duration.ofSeconds(30));

        scene.runs.reachable = true;
        scene.passes(Duration.ofSeconds(60));

        assertThat(scene.runs.rings).containsExactly(65_000L);
    }

    private static Optional<Runs.OpenRun> waiting(int attempt) {
        return Optional.of(new Runs.OpenRun("run", Optional.of(new Runs.WaitingTask(FakeTimers.START, attempt))));
    }
}
