package dev.sluice.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationFlagTest {
    private final DurationFlag flag = new DurationFlag();

    @ParameterizedTest
    @CsvSource({"0, PT0S", "30, PT30S", "1h30m, PT1H30M", "1.5s, PT1.5S", "300ms, PT0.3S"})
    void readsDurations(String text, Duration length) {
        assertThat(flag.convert(text)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "5 minutes", "-5s", "5d", "99999999999h"})
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> flag.convert(text)).isInstanceOf(TypeConversionException.class);
    }
}
