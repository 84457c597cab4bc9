package dev.sluice.starter.cli;

import dev.sluice.domain.rollout.GoDuration;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as kubectl's flags take them: {@code 1h30m}, {@code 300ms}; a bare number counts seconds. None is negative. */
public final class DurationFlag implements ITypeConverter<Duration> {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    @Override
    public Duration convert(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        return GoDuration.parse(text)
                .filter(length -> !length.isNegative())
                .orElseThrow(() ->
                        new TypeConversionException("\"" + text + "\" is not a duration such as 30s, 5m or 1h30m"));
    }
}
