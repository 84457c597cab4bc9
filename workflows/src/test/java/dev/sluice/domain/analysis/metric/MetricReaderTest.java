package dev.sluice.domain.analysis.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.analysis.Trees;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of one metric, in their order (spec 1.6 and 4.3). */
class MetricReaderTest {
    private static final String WEB = "'provider': {'web': {'url': 'u'}}";

    private static MetricSpec read(String fields) {
        return MetricReader.read(Trees.of("{'name': 'm'" + (fields.isEmpty() ? "" : ", " + fields) + ", " + WEB + "}"));
    }

    @Test
    void hasTheDefaultsOfTheReference() {
        assertThat(read(""))
                .isEqualTo(new MetricSpec(
                        "m",
                        Optional.empty(),
                        Duration.ZERO,
                        OptionalInt.of(1),
                        new MetricSpec.Conditions("", ""),
                        new MetricSpec.Limits(0, 0, 4, 0),
                        "web",
                        Trees.of("{'url': 'u'}")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                  | 1",
                "'count': 0                          | 1",
                "'count': 0, 'interval': '5s'        | -1",
                "'interval': '5s'                    | -1",
                "'count': 1                          | 1",
                "'count': '7', 'interval': '5s'      | 7",
                "'count': 7, 'interval': '5s'        | 7"
            })
    void measuresOnceWithoutAnIntervalAndWithoutEndWithOne(String fields, int count) {
        assertThat(read(fields).count()).isEqualTo(count < 0 ? OptionalInt.empty() : OptionalInt.of(count));
    }

    @Test
    void readsLimitsThatAreTexts() {
        assertThat(read("'count': '9', 'interval': '1m', 'failureLimit': '1', 'inconclusiveLimit': '2',"
                                + " 'consecutiveErrorLimit': '3', 'consecutiveSuccessLimit': '4'")
                        .limits())
                .isEqualTo(new MetricSpec.Limits(1, 2, 3, 4));
    }

    @Test
    void takesThePluginForTheProvider() {
        MetricSpec metric =
                MetricReader.read(Trees.of("{'name': 'm', 'provider': {'plugin': {'acme/metric': {'a': 1}}}}"));

        assertThat(metric.provider()).isEqualTo("acme/metric");
        assertThat(metric.config()).isEqualTo(Trees.of("{'a': 1}"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'consecutiveSuccessLimit': -1 | consecutiveSuccessLimit must be >= 0",
                "'failureLimit': -2 | failureLimit must be >= 0, or -1 to be disabled",
                "'failureLimit': -1 | failureLimit and consecutiveSuccessLimit cannot both be disabled",
                "'inconclusiveLimit': -1 | inconclusiveLimit must be >= 0",
                "'consecutiveErrorLimit': -1 | consecutiveErrorLimit must be >= 0",
                "'count': 3, 'failureLimit': 2, 'consecutiveSuccessLimit': 2, 'interval': '1s' "
                        + "| count (3) must be >= failureLimit + consecutiveSuccessLimit (2 + 2) if both >= 0",
                "'count': 1, 'failureLimit': 2 "
                        + "| count (1) must be >= failureLimit + consecutiveSuccessLimit (2 + 0) if both >= 0",
                "'count': 1, 'failureLimit': -1, 'consecutiveSuccessLimit': 2 "
                        + "| count must be >= consecutiveSuccessLimit",
                "'count': 1, 'inconclusiveLimit': 2 | count must be >= inconclusiveLimit",
                "'count': 2 | interval must be specified when count > 1",
                "'interval': '5 apples' | invalid interval string: \"5 apples\" is no duration",
                "'interval': '5' | invalid interval string: \"5\" is no duration",
                "'initialDelay': 'soon' | invalid startDelay string: \"soon\" is no duration",
                "'count': 'many' | count must be a whole number, and is \"many\"",
                "'failureLimit': 1.5 | failureLimit must be a whole number, and is 1.5",
                "'failureLimit': '99999999999' | failureLimit must be a whole number, and is \"99999999999\""
            })
    void refusesWhatBreaksARule(String fields, String rule) {
        assertThatThrownBy(() -> read(fields))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage(rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'count': 4, 'failureLimit': 2, 'consecutiveSuccessLimit': 2, 'interval': '1s'",
                "'failureLimit': -1, 'consecutiveSuccessLimit': 1",
                "'count': 1, 'failureLimit': -1, 'consecutiveSuccessLimit': 1",
                "'count': 2, 'inconclusiveLimit': 2, 'interval': '1s'",
                "'failureLimit': 5",
                "'inconclusiveLimit': 5",
                "'interval': '1h30m'",
                "'interval': '1.5h', 'initialDelay': '300ms'"
            })
    void acceptsWhatJustKeepsTheRules(String fields) {
        assertThat(read(fields).name()).isEqualTo("m");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | no provider specified",
                "{'web': null} | no provider specified",
                "{'plugin': {}} | no provider specified",
                "{'web': {}, 'job': {}} | multiple providers specified",
                "{'plugin': {'a': {}, 'b': {}}} | multiple providers specified"
            })
    void wantsExactlyOneProvider(String provider, String rule) {
        assertThatThrownBy(() -> MetricReader.read(Trees.of("{'name': 'm', 'provider': " + provider + "}")))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage(rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'consecutiveSuccessLimit': -1, 'failureLimit': -2 | consecutiveSuccessLimit must be >= 0",
                "'failureLimit': -1, 'inconclusiveLimit': -1 "
                        + "| failureLimit and consecutiveSuccessLimit cannot both be disabled",
                "'inconclusiveLimit': -1, 'consecutiveErrorLimit': -1 | inconclusiveLimit must be >= 0",
                "'consecutiveErrorLimit': -1, 'count': 2 | consecutiveErrorLimit must be >= 0",
                "'count': 2, 'inconclusiveLimit': 3 | count must be >= inconclusiveLimit",
                "'count': 2, 'initialDelay': 'x' | interval must be specified when count > 1",
                "'interval': 'x', 'initialDelay': 'x' | invalid interval string: \"x\" is no duration"
            })
    void namesTheFirstRuleThatIsBroken(String fields, String rule) {
        assertThatThrownBy(() -> read(fields)).hasMessage(rule);
    }

    @Test
    void looksAtTheProviderLast() {
        assertThatThrownBy(() -> MetricReader.read(Trees.of("{'name': 'm', 'initialDelay': 'x', 'provider': {}}")))
                .hasMessage("invalid startDelay string: \"x\" is no duration");
    }
}
