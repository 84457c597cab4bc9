package dev.sluice.starter.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = FakeTimers.START;

    @Test
    void allowsTheFirstTimeAtOnce() {
        assertThat(Pace.REST.next()).isBefore(NOW);
    }

    @Test
    void doublesTheGapUpToASecondWhileItGoesOn() {
        assertThat(Stream.iterate(Pace.REST.done(NOW), pace -> pace.done(pace.next()))
                        .limit(6)
                        .map(pace -> pace.gap().toMillis()))
                .containsExactly(100L, 200L, 400L, 800L, 1_000L, 1_000L);
    }

    @Test
    void startsAgainAfterAQuietSpell() {
        Pace busy = Pace.REST.done(NOW).done(NOW.plusMillis(100)).done(NOW.plusMillis(300));

        assertThat(busy.done(NOW.plusMillis(300).plus(busy.gap().multipliedBy(2)))
                        .gap())
                .isEqualTo(Duration.ofMillis(100));
    }
}
