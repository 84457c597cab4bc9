package dev.sluice.domain.analysis.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.analysis.Trees;
import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of a run's spec (spec 4.3). */
class RunSpecTest {
    private static final String TWO = "'metrics': [{'name': 'error-rate', 'provider': {'web': {}}},"
            + " {'name': 'latency', 'provider': {'web': {}}}]";

    private static RunSpec read(String fields) {
        return RunSpec.read(Trees.of("{" + fields + "}"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | Analysis spec invalid: no metrics specified",
                "'metrics': [] | Analysis spec invalid: no metrics specified",
                "'metrics': [{'name': 'a', 'provider': {'web': {}}}, {'name': 'b'}] "
                        + "| Analysis spec invalid: metrics[1]: no provider specified",
                "'metrics': [{'name': 'a', 'provider': {'web': {}}}, {'name': 'a', 'failureLimit': -9}] "
                        + "| Analysis spec invalid: metrics[1]: duplicate name 'a'",
                "'metrics': [{'name': 'a', 'count': 2, 'provider': {'web': {}}}, {'name': 'a'}] "
                        + "| Analysis spec invalid: metrics[0]: interval must be specified when count > 1",
                "'metrics': [{'name': 'a', 'failureLimit': '{{args.x}}'}], 'args': [{'name': 'x', 'value': '-2'}] "
                        + "| Analysis spec invalid: metrics[0]: failureLimit must be >= 0, or -1 to be disabled",
                "'metrics': [{'name': '{{args.x}}'}] "
                        + "| Unable to resolve metric arguments: failed to resolve {{args.x}}",
                "'metrics': [], 'args': [{'name': 'x'}] "
                        + "| Unable to resolve metric arguments: args.x was not resolved",
                "'metrics': [{'name': 'a', 'failureLimit': -9}, {'name': 'b', 'provider': {'web': {'url': '{{a}}'}}}] "
                        + "| Unable to resolve metric arguments: failed to resolve {{a}}"
            })
    void refusesWhatBreaksARule(String fields, String message) {
        assertThatThrownBy(() -> read(fields))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage(message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "dryRun, latenzy, Analysis spec invalid: dryRun[1]: Rule didn't match any metric name(s)",
        "measurementRetention, ^rate, Analysis spec invalid: measurementRetention[1]: Rule didn't match any metric name(s)"
    })
    void wantsEachRuleOfNamesToMatch(String kind, String pattern, String message) {
        assertThatThrownBy(() -> read(TWO + ", '" + kind + "': [{'metricName': 'lat', 'limit': 1}, {'metricName': '"
                        + pattern + "', 'limit': 1}]"))
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"dryRun, (, dryRun[0]: ", "measurementRetention, a**(, measurementRetention[0]: "})
    void refusesARuleThatIsNoRegularExpression(String kind, String pattern, String where) {
        assertThatThrownBy(() -> read(TWO + ", '" + kind + "': [{'metricName': '" + pattern + "', 'limit': 1}]"))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessageStartingWith("Analysis spec invalid: " + where);
    }

    @ParameterizedTest
    @CsvSource({
        "rate, true, false",
        ".*, true, true",
        "^latency$, false, true",
        "e, true, true",
        "error-rate, true, false"
    })
    void findsDryRunMetricsAnywhereInTheirName(String pattern, boolean first, boolean second) {
        RunSpec spec = read(TWO + ", 'dryRun': [{'metricName': '" + pattern + "'}]");

        assertThat(spec.dryRun().cover("error-rate")).isEqualTo(first);
        assertThat(spec.dryRun().cover("latency")).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "1, 1", "0, 10", "-3, 10"})
    void keepsTenMeasurementsWhereNoLimitAboveZeroIsGiven(int limit, int kept) {
        RunSpec spec = read(TWO + ", 'measurementRetention': [{'metricName': 'rate', 'limit': " + limit + "}]");

        assertThat(spec.kept("error-rate")).isEqualTo(kept);
        assertThat(spec.kept("latency")).isEqualTo(10);
    }

    @Test
    void readsTemplatedNumbers() {
        RunSpec spec = read("'metrics': [{'name': 'a', 'count': '{{args.n}}', 'interval': '{{ args.i }}',"
                + " 'provider': {'web': {}}}], 'args': [{'name': 'n', 'value': '3'}, {'name': 'i', 'value': '5s'}]");

        assertThat(spec.metrics().getFirst().count()).hasValue(3);
        assertThat(spec.metrics().getFirst().interval())
                .hasValueSatisfying(i -> assertThat(i).hasSeconds(5));
    }

    @Test
    void looksAtTheFormOfAMetricWithoutItsSecrets() {
        RunSpec spec = read("'metrics': [{'name': 'a', 'provider': {'web': {'url': '{{args.s}}'}}}],"
                + " 'args': [{'name': 's', 'valueFrom': {'secretKeyRef': {'name': 'x', 'key': 'y'}}}]");

        assertThat(spec.metrics()).hasSize(1);
    }
}
