package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The Temporal server forgets everything in the middle of releases, which go on at their recorded steps. */
class TemporalWipeIT {
    @RegisterExtension
    static final Lab LAB = new Lab("wipe");

    /** A missing run is found within 60 s. */
    private static final Duration CHECKED = Duration.ofSeconds(100);

    private static final Canary HELD = new Canary("held", 4, "[{setWeight: 25}, {pause: {}}, {setWeight: 50}]");
    private static final Canary TIMED =
            new Canary("timed", 4, "[{setWeight: 25}, {pause: {duration: 15s}}, {setWeight: 50}]");

    @Test
    void aWipedServerCostsReleasesNothingButTime(Rollouts held, Rollouts timed, @TempDir Path folder) {
        try (TemporalServer temporal = TemporalServer.inMemory(LAB.cluster(), folder)) {
            LAB.start(LAB.settings().withTemporal(temporal.address())).awaitReady();
            held.createHealthy(HELD);
            timed.createHealthy(TIMED);
            try (Witness heldOnes = new Witness(LAB.client(), held.namespace());
                    Witness timedOnes = new Witness(LAB.client(), timed.namespace())) {
                held.update(HELD.withImage("guestbook:2"));
                timed.update(TIMED.withImage("guestbook:2"));
                held.awaitPause("held", 1);
                timed.awaitPause("timed", 1);

                temporal.stop();
                temporal.start();

                timed.awaitSeen(
                        "timed",
                        CHECKED,
                        seen -> assertThat(seen.phase()).as("%s", seen).isEqualTo("Healthy"));
                assertStepsCompleted(timed, "timed", "pause: 15s");
                timedOnes.assertNothingWasRepeated(
                        TIMED.withImage("guestbook:2").hash());
                assertThat(held.get("held").step()).isEqualTo(1);
                held.patchStatus("held", "{\"status\":{\"pauseConditions\":null}}");
                held.awaitPhase("held", "Healthy");
                assertStepsCompleted(held, "held", "pause");
                heldOnes.assertNothingWasRepeated(HELD.withImage("guestbook:2").hash());
            }
        }
    }

    private static void assertStepsCompleted(Rollouts rollouts, String name, String pause) {
        assertThat(rollouts.messages(name, "RolloutStepCompleted"))
                .containsExactly(
                        "Rollout step 1/3 completed (setWeight: 25)",
                        "Rollout step 2/3 completed (" + pause + ")",
                        "Rollout step 3/3 completed (setWeight: 50)");
    }
}
