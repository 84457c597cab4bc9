package dev.sluice.starter.cli.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.rollout.PhaseMessage;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.cluster.Changes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseWatchTest {
    private static final PhaseMessage PROGRESSING = new PhaseMessage("Progressing", "more");
    private static final PhaseMessage PAUSED = new PhaseMessage("Paused", "CanaryPauseStep");
    private static final PhaseMessage HEALTHY = new PhaseMessage("Healthy", "");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private final Changes changes = new Changes();
    private final List<PhaseMessage> shown = new ArrayList<>();

    @Test
    void showsEachPhaseOnceUntilHealthy() {
        PhaseWatch watch = watch(Instant.MAX, PROGRESSING, PROGRESSING, PAUSED, HEALTHY);

        watch.untilEnd(shown::add);

        assertThat(shown).containsExactly(PROGRESSING, PAUSED, HEALTHY);
    }

    @Test
    void failsWhenDegraded() {
        PhaseWatch watch = watch(Instant.MAX, PROGRESSING, new PhaseMessage("Degraded", "RolloutAborted: why"));

        assertThatThrownBy(() -> watch.untilEnd(shown::add))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("The rollout is in a degraded state with message: RolloutAborted: why");
    }

    @Test
    void failsWhenTheTimeIsOver() {
        PhaseWatch watch = watch(Instant.EPOCH, PAUSED);

        assertThatThrownBy(() -> watch.untilEnd(shown::add))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("Rollout status watch exceeded timeout");
    }

    @Test
    void isContentWithHealthyInTheLastMoment() {
        PhaseWatch watch = watch(Instant.EPOCH, HEALTHY);

        watch.untilEnd(shown::add);

        assertThat(shown).containsExactly(HEALTHY);
    }

    /** Each look finds the next phase, and reports that another change has come. */
    private PhaseWatch watch(Instant end, PhaseMessage... phases) {
        Deque<PhaseMessage> left = new ArrayDeque<>(List.of(phases));
        return new PhaseWatch(
                () -> {
                    changes.report();
                    return left.removeFirst();
                },
                changes,
                new Deadline(end, CLOCK));
    }
}
