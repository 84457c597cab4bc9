package dev.sluice.domain.analysis.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.MetricResult;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.analysis.run.Tally;
import dev.sluice.domain.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The phase of a metric (spec 4.4, step 4). Outcomes are letters: S successful, F failed, I inconclusive, E error.
 */
class MetricRuleTest {

    private static MetricSpec metric(int count, int failure, int inconclusive, int errors, int successes) {
        return new MetricSpec(
                "m",
                Optional.of(Duration.ofSeconds(1)),
                Duration.ZERO,
                count == 0 ? OptionalInt.empty() : OptionalInt.of(count),
                new MetricSpec.Conditions("", ""),
                new MetricSpec.Limits(failure, inconclusive, errors, successes),
                "web",
                Json.Obj.EMPTY);
    }

    private static MetricResult after(String outcomes) {
        MetricResult result = MetricResult.unmeasured("m", false);
        for (int i = 0; i < outcomes.length(); i++) {
            result = result.with(finished(phase(outcomes.charAt(i))));
        }
        return result;
    }

    private static Phase phase(char letter) {
        return Stream.of(Phase.values())
                .filter(phase -> phase.completed() && phase.name().charAt(0) == letter)
                .findFirst()
                .orElseThrow();
    }

    private static Measurement finished(Phase phase) {
        return new Measurement(
                phase,
                "",
                Optional.of(Instant.EPOCH),
                Optional.of(Instant.EPOCH),
                "",
                new LinkedHashMap<>(),
                Optional.empty());
    }

    private static Measurement begun() {
        return new Measurement(
                Phase.Running,
                "",
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                "",
                new LinkedHashMap<>(),
                Optional.empty());
    }

    @ParameterizedTest(name = "after {0}: {1}")
    @CsvSource({
        "S,       Running",
        "F,       Running",
        "FF,      Running",
        "FFF,     Failed",
        "FSFSF,   Failed",
        "I,       Running",
        "II,      Inconclusive",
        "ISI,     Inconclusive",
        "E,       Running",
        "EEE,     Running",
        "EEEE,    Error",
        "EEESEEE, Running",
        "EEEFEEE, Running",
        "EEEIEEE, Running"
    })
    void endsOverEachLimitAndNotAtIt(String outcomes, Phase phase) {
        assertThat(MetricRule.phase(metric(0, 2, 1, 3, 0), after(outcomes), false))
                .isEqualTo(phase);
    }

    @ParameterizedTest(name = "after {0}: {1}")
    @CsvSource({
        "FI,    Inconclusive",
        "IF,    Inconclusive",
        "FE,    Error",
        "IE,    Error",
        "FIE,   Error",
        "F,     Failed"
    })
    void letsTheLaterLimitCountWhereSeveralArePassed(String outcomes, Phase phase) {
        assertThat(MetricRule.phase(metric(0, 0, 0, 0, 0), after(outcomes), false))
                .isEqualTo(phase);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "FFF  | failed (3) > failureLimit (2)",
                "II   | inconclusive (2) > inconclusiveLimit (1)",
                "EEEE | consecutiveErrors (4) > consecutiveErrorLimit (3)",
                "FFFII | inconclusive (2) > inconclusiveLimit (1)"
            })
    void saysWhichLimitWasPassed(String outcomes, String text) {
        assertThat(MetricRule.excess(
                        metric(0, 2, 1, 3, 0).limits(), after(outcomes).tally()))
                .hasValueSatisfying(excess -> assertThat(excess.text()).isEqualTo(text));
    }

    @Test
    void doesNotFailWhereTheLimitOfFailuresIsDisabled() {
        assertThat(MetricRule.phase(metric(0, -1, 0, 0, 2), after("FFFFFFFF"), false))
                .isEqualTo(Phase.Running);
    }

    @ParameterizedTest(name = "after {0}: {1}")
    @CsvSource({"S, Running", "SFS, Running", "SES, Running", "SIS, Running", "SS, Successful", "FSS, Successful"})
    void succeedsWithEnoughSuccessesInARow(String outcomes, Phase phase) {
        assertThat(MetricRule.phase(metric(0, -1, 9, 9, 2), after(outcomes), false))
                .isEqualTo(phase);
    }

    @ParameterizedTest(name = "failureLimit {0}, consecutiveSuccessLimit {1}: {3} after {2}")
    @CsvSource({
        "0,  0, SSS, Successful",
        "2,  0, SFF, Successful",
        "2,  0, SS,  Running",
        "2,  0, SEES, Running",
        "2,  2, SFS, Inconclusive",
        "-1, 2, SFS, Failed",
        "-1, 2, FSS, Successful",
        "2,  2, FSS, Successful",
        "0,  0, SSF, Failed"
    })
    void judgesByItsLimitsWhenAllMeasurementsAreMade(int failure, int successes, String outcomes, Phase phase) {
        assertThat(MetricRule.phase(metric(3, failure, 3, 4, successes), after(outcomes), false))
                .isEqualTo(phase);
    }

    @ParameterizedTest(name = "after {0}: {1}")
    @CsvSource({"'', Successful", "S, Successful", "F, Successful", "FFF, Failed", "II, Inconclusive", "EEEE, Error"})
    void endsWellWhenItIsTerminatedUnlessALimitWasPassed(String outcomes, Phase phase) {
        assertThat(MetricRule.phase(metric(0, 2, 1, 3, 0), after(outcomes), true))
                .isEqualTo(phase);
    }

    @Test
    void isPendingBeforeTheFirstMeasurement() {
        assertThat(MetricRule.phase(metric(0, 0, 0, 0, 0), after(""), false)).isEqualTo(Phase.Pending);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void runsWhileAMeasurementGoesOn(boolean terminating) {
        assertThat(MetricRule.phase(metric(0, 0, 0, 0, 0), after("FF").with(begun()), terminating))
                .isEqualTo(Phase.Running);
    }

    @Test
    void staysAsItEnded() {
        MetricResult ended = after("S").as(Phase.Failed, "");

        assertThat(MetricRule.phase(metric(1, 0, 0, 0, 0), ended, false)).isEqualTo(Phase.Failed);
    }

    @ParameterizedTest(name = "after {0}")
    @CsvSource({
        "SSF,   3, 2, 1, 0, 0, 0, 0",
        "SSE,   2, 2, 0, 0, 1, 1, 0",
        "EES,   1, 1, 0, 0, 2, 0, 1",
        "EEF,   1, 0, 1, 0, 2, 0, 0",
        "EEI,   1, 0, 0, 1, 2, 0, 0",
        "SFSSS, 5, 4, 1, 0, 0, 0, 3"
    })
    void countsByOutcome(
            String outcomes,
            int count,
            int successful,
            int failed,
            int inconclusive,
            int error,
            int consecutiveError,
            int consecutiveSuccess) {
        assertThat(after(outcomes).tally())
                .isEqualTo(new Tally(
                        count, successful, failed, inconclusive, error, consecutiveError, consecutiveSuccess));
    }
}
