package dev.sluice.starter.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.Key;
import dev.sluice.kube.rest.JsonCodec;
import dev.sluice.starter.runs.FakeRuns;
import dev.sluice.starter.timing.FakeTimers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a run is told of an AnalysisRun. The clock begins at {@link FakeTimers#START}, 12:00:00. */
class AnalysisLookoutTest {
    private static final Key CHECK = new Key("shop", "check");
    private static final String EVERY_MINUTE = "{'name': 'a', 'interval': '1m', 'provider': {'web': {}}}";
    private static final String GOING_ON = "'phase': 'Running', 'startedAt': '2026-03-01T12:00:00Z', 'metricResults':"
            + " [{'name': 'a', 'phase': 'Running', 'count': 1, 'successful': 1, 'measurements': [{'phase': 'Successful',"
            + " 'startedAt': '2026-03-01T12:00:00Z', 'finishedAt': '2026-03-01T12:00:00Z'}]}]";
    private static final String RESUMED = "'phase': 'Running', 'startedAt': '2026-03-01T12:00:00Z', 'metricResults':"
            + " [{'name': 'a', 'phase': 'Running', 'measurements': [{'phase': 'Running',"
            + " 'startedAt': '2026-03-01T12:00:00Z', 'resumeAt': '2026-03-01T12:01:00Z'}]}]";

    private final FakeTimers timers = new FakeTimers();
    private final FakeRuns runs = new FakeRuns(timers);
    private boolean preferred = true;
    private Optional<AnalysisRun> object = Optional.empty();
    private final AnalysisWatch watch = new AnalysisWatch(timers, key -> object, runs, () -> preferred);

    private static AnalysisRun run(String meta, String spec, String status) {
        String text = "{'metadata': {'namespace': 'shop', 'name': 'check', 'uid': 'u7', 'resourceVersion': '9'" + meta
                + "}, 'spec': {'metrics': [" + EVERY_MINUTE + "]" + spec + "}, 'status': {" + status + "}}";
        try {
            return AnalysisRun.read(JsonCodec.readObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private void see(AnalysisRun run) {
        object = Optional.of(run);
        watch.changed(CHECK);
        timers.settle();
    }

    private void see(String spec, String status) {
        see(run("", spec, status));
    }

    private void loseSight() {
        object = Optional.empty();
        watch.changed(CHECK);
        timers.settle();
    }

    @Test
    void ringsAtOnceForARunThatHasNotBegun() {
        see("", "");

        assertThat(runs.rings).containsExactly(0L);
        assertThat(runs.lastSeen).isEqualTo(Freshness.of(Freshness.ANALYSIS_RUNS, "9"));
    }

    @Test
    void ringsMoreAndMoreSeldomForARunThatDoesNotBegin() {
        see("", "");

        timers.advance(Duration.ofSeconds(8));

        assertThat(runs.rings).containsExactly(0L, 1000L, 3000L, 7000L);
    }

    @Test
    void leavesAnUnbegunRunToThePreferredProcessForASecond() {
        preferred = false;
        see("", "");
        assertThat(runs.rings).isEmpty();

        timers.advance(Duration.ofSeconds(1));

        assertThat(runs.rings).containsExactly(1000L);
    }

    @Test
    void doesNotRingForARunThatThePreferredProcessHasBegun() {
        preferred = false;
        see("", "");

        see("", GOING_ON);
        timers.advance(Duration.ofSeconds(30));

        assertThat(runs.rings).isEmpty();
    }

    @Test
    void saysNothingOfProgress() {
        see("", GOING_ON);

        timers.advance(Duration.ofSeconds(69));

        assertThat(runs.rings).isEmpty();
        assertThat(runs.nudges).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {GOING_ON, RESUMED})
    void ringsWhenAMeasurementIsTenSecondsLate(String status) {
        see("", status);

        timers.advance(Duration.ofSeconds(70));

        assertThat(runs.rings).containsExactly(70_000L);
    }

    @Test
    void ringsAtOnceWhenItIsToEnd() {
        see("", GOING_ON);

        see(", 'terminate': true", GOING_ON);

        assertThat(runs.rings).containsExactly(0L);
    }

    @Test
    void ringsAtOnceWhenAMeasurementIsToBeTerminated() {
        see(", 'terminate': true", RESUMED);

        assertThat(runs.rings).containsExactly(0L);
    }

    private static final String ENDED =
            "'phase': 'Successful', 'startedAt': '2026-03-01T12:00:00Z'," + " 'completedAt': '2026-03-01T12:00:00Z'";

    @Test
    void saysNothingOfAFinishedRun() {
        see("", ENDED);

        timers.advance(Duration.ofDays(1));

        assertThat(runs.rings).isEmpty();
    }

    @Test
    void ringsWhenADeletionIsTenSecondsLate() {
        see(", 'ttlStrategy': {'secondsAfterCompletion': 60}", ENDED);

        timers.advance(Duration.ofSeconds(71));

        assertThat(runs.rings).containsExactly(71_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"`` | " + GOING_ON, ", 'ttlStrategy': {'secondsAfterCompletion': 86400} | " + ENDED})
    void tellsTheOpenRunThatItsObjectIsGone(String spec, String status) {
        see(spec, status);

        loseSight();
        loseSight();

        assertThat(runs.nudges).containsExactly(0L);
        assertThat(runs.rings).isEmpty();
    }

    @Test
    void tellsTheOpenRunThatItsObjectIsBeingDeleted() {
        see("", GOING_ON);

        see(run(", 'deletionTimestamp': '2026-03-01T12:00:00Z'", "", GOING_ON));

        assertThat(runs.nudges).containsExactly(0L);
    }

    @Test
    void hasNobodyToTellWhenAFinishedRunIsDeleted() {
        see("", ENDED);

        loseSight();

        assertThat(runs.nudges).isEmpty();
    }

    @Test
    void ringsForTheNextRunOfTheNameAtOnce() {
        see("", "");
        loseSight();

        see("", "");

        assertThat(runs.rings).containsExactly(0L, 0L);
    }

    @Test
    void ringsForARunWhoseSpecIsWrongSoThatItIsSaid() {
        see(", 'dryRun': [{'metricName': 'zzz'}]", GOING_ON);

        assertThat(runs.rings).containsExactly(0L);
    }
}
