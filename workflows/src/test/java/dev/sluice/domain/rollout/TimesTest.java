package dev.sluice.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "2026-01-01t00:00:00z, 2026-01-01T00:00:00Z",
        "2026-01-01T12:00:00.987654321987Z, 2026-01-01T12:00:00Z",
        "2026-01-01T12:00:00+02:30, 2026-01-01T09:30:00Z",
        "2026-01-01T12:00:00-02:30, 2026-01-01T14:30:00Z",
        "2026-01-02T00:00:00+23:59, 2026-01-01T00:01:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    })
    void readsEveryTimeThatTheApiServerAdmits(String text, Instant time) {
        assertThat(Times.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-01-01",
                "2026-02-30T00:00:00Z",
                "2026-01-01T24:00:01Z",
                "2026-01-01T00:00:00",
                "2026-01-01T00:00:00+24:00",
                "+12026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z\n"
            })
    void readsNothingElse(String text) {
        assertThat(Times.parse(text)).isEmpty();
    }
}
