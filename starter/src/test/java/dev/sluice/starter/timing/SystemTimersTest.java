package dev.sluice.starter.timing;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class SystemTimersTest {
    @Test
    void dropsWhatItIsGivenOnceClosed() {
        SystemTimers timers = new SystemTimers();
        timers.close();

        assertThatCode(() -> timers.at(timers.now(), () -> {})).doesNotThrowAnyException();
    }
}
