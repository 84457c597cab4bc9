package dev.sluice.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();

    @Test
    void goesOnAtOnceAfterTheFirstConflictOnly() {
        assertThat(pace.afterConflict()).isEmpty();
        assertThat(pace.afterConflict()).contains(Duration.ofMillis(100));
        assertThat(pace.afterConflict()).contains(Duration.ofMillis(200));
    }

    @Test
    void startsOverAfterWork() {
        pace.afterConflict();
        pace.afterConflict();

        pace.afterWork();

        assertThat(pace.afterConflict()).isEmpty();
    }

    @Test
    void slowsDownARunThatNeverComesToRest() {
        for (int look = 0; look < 40; look++) {
            assertThat(pace.afterWork()).isEmpty();
        }

        assertThat(pace.afterWork()).contains(Duration.ofMillis(100));
        assertThat(pace.afterWork()).contains(Duration.ofMillis(200));
    }

    @Test
    void looksOnceAfterAFailureUntilItHasRested() {
        assertThat(pace.looksAfterFailure()).isTrue();
        assertThat(pace.looksAfterFailure()).isFalse();

        pace.rested();

        assertThat(pace.looksAfterFailure()).isTrue();
    }
}
