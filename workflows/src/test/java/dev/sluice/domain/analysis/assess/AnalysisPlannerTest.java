package dev.sluice.domain.analysis.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.Trees;
import dev.sluice.domain.analysis.assess.AnalysisPlan.State;
import dev.sluice.domain.analysis.assess.MeasureTask.Kind;
import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.AnalysisStatus;
import dev.sluice.domain.analysis.run.AnalysisStatusJson;
import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.MetricResult;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.analysis.run.RunSummary;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.domain.plan.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done about an AnalysisRun (spec 4.4 and 4.6). */
class AnalysisPlannerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ONCE = "{'name': 'a', 'provider': {'web': {}}}";
    private static final String EVERY_20 = "{'name': 'b', 'interval': '20s', 'provider': {'web': {}}}";

    /** A run that keeps the status of its plans, with a clock that is set by hand. */
    private static final class Life {
        private Json.Obj object;
        private final List<Event> events = new ArrayList<>();
        Instant now = START;

        Life(String... metrics) {
            object = Trees.of("{'metadata': {'namespace': 'demo', 'name': 'web-1', 'uid': 'u'}, 'spec': {'metrics': ["
                    + String.join(", ", metrics) + "]}}");
        }

        Life spec(String field, String value) {
            Json tree = Trees.of("{'v': " + value + "}").get("v").orElseThrow();
            object = object.with("spec", object.obj("spec").with(field, tree));
            return this;
        }

        Life at(long seconds) {
            now = START.plusSeconds(seconds);
            return this;
        }

        AnalysisPlan plan(Taken... taken) {
            AnalysisPlan plan = AnalysisPlanner.plan("u", Optional.of(AnalysisRun.read(object)), List.of(taken), now);
            events.addAll(plan.events());
            plan.patch().ifPresent(patch -> object = (Json.Obj) MergePatch.apply(object, patch));
            return plan;
        }

        AnalysisStatus status() {
            return AnalysisStatusJson.read(object.obj("status"));
        }

        MetricResult result(String metric) {
            return status().result(metric).orElseThrow();
        }

        Taken taken(String metric, Phase phase) {
            return taken(metric, phase, "");
        }

        Taken taken(String metric, Phase phase, String message) {
            int number = status().result(metric)
                            .map(result -> result.tally().taken())
                            .orElse(0)
                    + 1;
            boolean ended = phase.completed();
            return new Taken(
                    metric,
                    number,
                    new Measurement(
                            phase,
                            message,
                            Optional.of(now),
                            Optional.of(now).filter(end -> ended),
                            "1",
                            new LinkedHashMap<>(),
                            Optional.of(now.plusSeconds(30)).filter(again -> !ended)),
                    new LinkedHashMap<>());
        }

        List<String> told() {
            return events.stream()
                    .map(event -> (event.warning() ? "Warning " : "Normal ") + event.reason() + ": " + event.message())
                    .toList();
        }
    }

    private static List<String> tasks(AnalysisPlan plan) {
        return plan.tasks().stream()
                .map(task -> task.metric() + " " + task.kind() + " " + task.number() + " +"
                        + (task.due().getEpochSecond() - START.getEpochSecond()))
                .toList();
    }

    @Test
    void beginsWithItsStartAndAllMetrics() {
        Life life = new Life(ONCE, EVERY_20);

        AnalysisPlan plan = life.plan();

        assertThat(plan.state()).isEqualTo(State.RUNNING);
        assertThat(tasks(plan)).containsExactly("a measure 1 +0", "b measure 1 +0");
        assertThat(life.status().startedAt()).contains(START);
        assertThat(life.status().phase()).isEqualTo(Phase.Running);
        assertThat(life.status().message()).isEmpty();
        assertThat(life.status().summary()).isEqualTo(new RunSummary(2, 0, 0, 0, 0));
    }

    @Test
    void changesNothingWhenNothingHasHappened() {
        Life life = new Life(EVERY_20);
        life.plan();
        life.plan(life.taken("b", Phase.Successful));

        AnalysisPlan plan = life.at(5).plan();

        assertThat(plan.patch()).isEmpty();
        assertThat(plan.events()).isEmpty();
    }

    @Test
    void succeedsAfterItsOnlyMeasurement() {
        Life life = new Life(ONCE);
        life.plan();

        AnalysisPlan plan = life.at(1).plan(life.taken("a", Phase.Successful));

        assertThat(plan.state()).isEqualTo(State.OVER);
        assertThat(plan.tasks()).isEmpty();
        assertThat(life.status().phase()).isEqualTo(Phase.Successful);
        assertThat(life.status().message()).isEmpty();
        assertThat(life.status().completedAt()).contains(START.plusSeconds(1));
        assertThat(life.told())
                .containsExactly(
                        "Normal MetricSuccessful: Metric 'a' Completed. Result: Successful",
                        "Normal AnalysisRunSuccessful: Analysis Completed. Result: Successful");
    }

    @ParameterizedTest
    @CsvSource({
        "Failed, failed (1) > failureLimit (0), Warning",
        "Inconclusive, inconclusive (1) > inconclusiveLimit (0), Normal"
    })
    void endsByTheFirstMeasurementOverALimit(Phase phase, String limit, String type) {
        Life life = new Life(ONCE);
        life.plan();

        life.plan(life.taken("a", phase));

        assertThat(life.status().phase()).isEqualTo(phase);
        assertThat(life.status().message()).isEqualTo("Metric \"a\" assessed " + phase + " due to " + limit);
        assertThat(life.told())
                .containsExactly(
                        type + " Metric" + phase + ": Metric 'a' Completed. Result: " + phase,
                        type + " AnalysisRun" + phase + ": Analysis Completed. Result: " + phase);
    }

    @Test
    void endsByErrorsInARowWithTheirMessage() {
        Life life = new Life(ONCE);
        life.plan();
        for (int i = 0; i < 5; i++) {
            life.at(10L * i).plan(life.taken("a", Phase.Error, "no route to host"));
        }

        assertThat(life.status().phase()).isEqualTo(Phase.Error);
        assertThat(life.status().message())
                .isEqualTo("Metric \"a\" assessed Error due to consecutiveErrors (5) > consecutiveErrorLimit (4):"
                        + " \"Error Message: no route to host\"");
        assertThat(life.result("a").message()).isEqualTo("no route to host");
        assertThat(life.result("a").tally().count()).isZero();
    }

    @Test
    void triesAgainTenSecondsAfterAnErrorWhateverTheInterval() {
        Life life = new Life(EVERY_20);
        life.plan();

        assertThat(tasks(life.at(3).plan(life.taken("b", Phase.Error)))).containsExactly("b measure 2 +13");
    }

    @Test
    void measuresAgainAnIntervalAfterTheEndOfTheLastMeasurement() {
        Life life = new Life(EVERY_20);
        life.plan();

        assertThat(tasks(life.at(3).plan(life.taken("b", Phase.Successful)))).containsExactly("b measure 2 +23");
    }

    @ParameterizedTest
    @CsvSource({"0s", "-5s", "1ms"})
    void measuresNoMoreThanOnceASecond(String interval) {
        Life life = new Life("{'name': 'b', 'interval': '" + interval + "', 'provider': {'web': {}}}");
        life.plan();

        assertThat(tasks(life.at(3).plan(life.taken("b", Phase.Successful)))).containsExactly("b measure 2 +4");
    }

    @Test
    void waitsForTheInitialDelayFromTheStart() {
        Life life = new Life("{'name': 'a', 'initialDelay': '1m', 'provider': {'web': {}}}");
        life.plan();

        assertThat(tasks(life.at(5).plan())).containsExactly("a measure 1 +60");
    }

    @Test
    void resumesAMeasurementThatGoesOnWhenItSays() {
        Life life = new Life(ONCE);
        life.plan();

        AnalysisPlan plan = life.at(1).plan(life.taken("a", Phase.Running));

        assertThat(tasks(plan)).containsExactly("a resume 1 +31");
        assertThat(life.result("a").phase()).isEqualTo(Phase.Running);
        assertThat(life.result("a").tally().taken()).isZero();
    }

    @Test
    void putsTheEndOfAMeasurementInItsPlace() {
        Life life = new Life(ONCE);
        life.plan();
        life.plan(life.taken("a", Phase.Running));

        life.at(31).plan(life.taken("a", Phase.Successful));

        assertThat(life.result("a").measurements()).hasSize(1);
        assertThat(life.status().phase()).isEqualTo(Phase.Successful);
    }

    @Test
    void countsTheSameMeasurementOnce() {
        Life life = new Life(EVERY_20);
        life.plan();
        Taken first = life.taken("b", Phase.Successful);
        life.plan(first);

        AnalysisPlan again = life.plan(first);

        assertThat(again.patch()).isEmpty();
        assertThat(life.result("b").tally().count()).isEqualTo(1);
    }

    @Test
    void takesInMeasurementsOfSeveralMetricsAtOnce() {
        Life life = new Life(ONCE, EVERY_20);
        life.plan();

        life.plan(life.taken("b", Phase.Successful), life.taken("a", Phase.Successful));

        assertThat(life.status().results()).extracting(MetricResult::name).containsExactly("a", "b");
        assertThat(life.status().summary()).isEqualTo(new RunSummary(2, 1, 0, 0, 0));
    }

    @Test
    void ignoresMeasurementsOfOtherMetricsAndOtherNumbers() {
        Life life = new Life(EVERY_20);
        life.plan();
        Taken third = new Taken("b", 3, life.taken("b", Phase.Failed).measurement(), new LinkedHashMap<>());

        assertThat(life.plan(life.taken("x", Phase.Failed), third).patch()).isEmpty();
    }

    @Test
    void endsTheOthersWhenOneMetricHasFailed() {
        Life life = new Life(ONCE, EVERY_20);
        life.plan();
        life.plan(life.taken("b", Phase.Successful));

        AnalysisPlan plan = life.plan(life.taken("a", Phase.Failed));

        assertThat(plan.state()).isEqualTo(State.OVER);
        assertThat(life.result("b").phase()).isEqualTo(Phase.Successful);
        assertThat(life.status().phase()).isEqualTo(Phase.Failed);
        assertThat(life.status().message())
                .isEqualTo("Metric \"a\" assessed Failed due to failed (1) > failureLimit (0)");
        assertThat(life.status().summary()).isEqualTo(new RunSummary(2, 1, 1, 0, 0));
    }

    @Test
    void terminatesTheMeasurementThatGoesOnWhenAnotherMetricHasFailed() {
        Life life = new Life(ONCE, EVERY_20);
        life.plan();
        life.plan(life.taken("b", Phase.Running));

        AnalysisPlan plan = life.at(4).plan(life.taken("a", Phase.Failed));

        assertThat(plan.state()).isEqualTo(State.RUNNING);
        assertThat(tasks(plan)).containsExactly("b terminate 1 +4");
        assertThat(life.status().message()).isEmpty();

        life.plan(life.taken("b", Phase.Inconclusive, "Metric Terminated"));
        assertThat(life.status().phase()).isEqualTo(Phase.Failed);
    }

    @ParameterizedTest(name = "of {0} and {1}: {2}")
    @CsvSource({
        "Successful, Successful, Successful",
        "Inconclusive, Successful, Inconclusive",
        "Successful, Inconclusive, Inconclusive",
        "Failed, Inconclusive, Failed",
        "Inconclusive, Failed, Failed",
        "Failed, Error, Failed",
        "Error, Failed, Failed",
        "Error, Inconclusive, Error",
        "Inconclusive, Error, Error"
    })
    void isAsBadAsItsWorstMetric(Phase one, Phase other, Phase worst) {
        String strict = "{'name': '%s', 'consecutiveErrorLimit': 0, 'provider': {'web': {}}}";
        Life life = new Life(strict.formatted("a"), strict.formatted("b"));
        life.plan();

        life.plan(life.taken("a", one), life.taken("b", other));

        assertThat(life.status().phase()).isEqualTo(worst);
    }

    @Test
    void namesTheFirstOfMetricsThatAreEquallyBad() {
        Life life = new Life("{'name': 'a', 'provider': {'web': {}}}", "{'name': 'b', 'provider': {'web': {}}}");
        life.plan();

        life.plan(life.taken("a", Phase.Failed, "one"), life.taken("b", Phase.Failed, "two"));

        assertThat(life.status().message())
                .isEqualTo("Metric \"a\" assessed Failed due to failed (1) > failureLimit (0): \"Error Message: one\"");
    }

    @Test
    void endsAtOnceWhenItIsTerminatedBeforeAnyMeasurement() {
        Life life = new Life(ONCE, EVERY_20);
        life.plan();

        AnalysisPlan plan = life.spec("terminate", "true").plan();

        assertThat(plan.state()).isEqualTo(State.OVER);
        assertThat(life.status().phase()).isEqualTo(Phase.Successful);
        assertThat(life.status().message()).isEqualTo("Run Terminated");
        assertThat(life.status().results()).isEmpty();
    }

    @Test
    void endsWellWhenItIsTerminatedBetweenMeasurements() {
        Life life = new Life(EVERY_20);
        life.plan();
        life.plan(life.taken("b", Phase.Successful));

        life.spec("terminate", "true").plan();

        assertThat(life.status().phase()).isEqualTo(Phase.Successful);
        assertThat(life.status().message()).isEqualTo("Run Terminated");
        assertThat(life.result("b").phase()).isEqualTo(Phase.Successful);
    }

    @Test
    void terminatesTheMeasurementThatGoesOn() {
        Life life = new Life(ONCE);
        life.plan();
        life.plan(life.taken("a", Phase.Running));

        AnalysisPlan plan = life.at(2).spec("terminate", "true").plan();

        assertThat(plan.state()).isEqualTo(State.RUNNING);
        assertThat(plan.tasks()).extracting(MeasureTask::kind).containsExactly(Kind.terminate);
        assertThat(tasks(plan)).containsExactly("a terminate 1 +2");
    }

    @Test
    void failsByAMeasurementThatFailedWhileItWasTerminated() {
        Life life = new Life(ONCE);
        life.plan();
        life.plan(life.taken("a", Phase.Running));
        life.spec("terminate", "true").plan();

        life.plan(life.taken("a", Phase.Failed));

        assertThat(life.status().phase()).isEqualTo(Phase.Failed);
        assertThat(life.status().message())
                .isEqualTo("Metric \"a\" assessed Failed due to failed (1) > failureLimit (0)");
    }

    @Test
    void onlyNotesTheFailureOfADryRunMetric() {
        Life life = new Life(ONCE, "{'name': 'b', 'provider': {'web': {}}}").spec("dryRun", "[{'metricName': 'b'}]");
        life.plan();

        life.plan(life.taken("b", Phase.Failed));
        assertThat(life.status().phase()).isEqualTo(Phase.Running);
        life.plan(life.taken("a", Phase.Successful));

        assertThat(life.status().phase()).isEqualTo(Phase.Successful);
        assertThat(life.status().message()).isEmpty();
        assertThat(life.result("b").message()).isEqualTo("Metric assessed Failed due to failed (1) > failureLimit (0)");
        assertThat(life.result("b").dryRun()).isTrue();
        assertThat(life.status().summary()).isEqualTo(new RunSummary(1, 1, 0, 0, 0));
        assertThat(life.status().dryRunSummary()).isEqualTo(new RunSummary(1, 0, 1, 0, 0));
    }

    @Test
    void succeedsWhereAllMetricsAreDryRun() {
        Life life = new Life(ONCE).spec("dryRun", "[{'metricName': '.*'}]");
        life.plan();

        life.plan(life.taken("a", Phase.Error), life.taken("a", Phase.Error));
        for (int i = 0; i < 4; i++) {
            life.plan(life.taken("a", Phase.Error));
        }

        assertThat(life.result("a").phase()).isEqualTo(Phase.Error);
        assertThat(life.status().phase()).isEqualTo(Phase.Successful);
    }

    @Test
    void doesNotCountErrorsAmongItsMeasurements() {
        Life life = new Life("{'name': 'a', 'count': 2, 'interval': '5s', 'provider': {'web': {}}}");
        life.plan();
        life.plan(life.taken("a", Phase.Successful));
        life.plan(life.taken("a", Phase.Error));
        assertThat(life.status().phase()).isEqualTo(Phase.Running);

        AnalysisPlan plan = life.plan(life.taken("a", Phase.Successful));

        assertThat(plan.state()).isEqualTo(State.OVER);
        assertThat(life.result("a").measurements()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"'', 10", "'{\"metricName\": \"b\", \"limit\": 3}', 3", "'{\"metricName\": \"b\", \"limit\": 12}', 12"})
    void keepsTheNewestMeasurements(String rule, int kept) {
        Life life = new Life(EVERY_20).spec("measurementRetention", "[" + rule + "]");
        life.plan();

        for (int i = 0; i < 14; i++) {
            life.at(20L * i).plan(life.taken("b", Phase.Successful));
        }

        assertThat(life.result("b").measurements()).hasSize(kept);
        assertThat(life.result("b").last().orElseThrow().finishedAt()).contains(START.plusSeconds(260));
        assertThat(life.result("b").tally().count()).isEqualTo(14);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': 'a'} | Analysis spec invalid: metrics[0]: no provider specified",
                "{'name': 'a', 'provider': {'web': {'url': '{{args.x}}'}}} "
                        + "| Unable to resolve metric arguments: failed to resolve {{args.x}}"
            })
    void endsWithAnErrorWhenItsSpecIsWrong(String metric, String message) {
        Life life = new Life(metric);

        AnalysisPlan plan = life.plan();

        assertThat(plan.state()).isEqualTo(State.OVER);
        assertThat(life.status().phase()).isEqualTo(Phase.Error);
        assertThat(life.status().message()).isEqualTo(message);
        assertThat(life.status().completedAt()).contains(START);
        assertThat(life.told()).containsExactly("Warning AnalysisRunError: Analysis Completed. Result: Error");
    }

    @ParameterizedTest(name = "{0} with {1}: after {2} s")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Successful   | {}                                                        | -1",
                "Successful   | {'secondsAfterCompletion': 60}                            | 61",
                "Successful   | {'secondsAfterSuccess': 10, 'secondsAfterCompletion': 60} | 11",
                "Successful   | {'secondsAfterSuccess': 0}                                | 1",
                "Successful   | {'secondsAfterFailure': 10}                               | -1",
                "Failed       | {'secondsAfterFailure': 10, 'secondsAfterCompletion': 60} | 11",
                "Failed       | {'secondsAfterSuccess': 10}                               | -1",
                "Failed       | {'secondsAfterSuccess': 10, 'secondsAfterCompletion': 60} | 61",
                "Inconclusive | {'secondsAfterFailure': 10, 'secondsAfterCompletion': 60} | 61",
                "Inconclusive | {'secondsAfterFailure': 10}                               | -1",
                "Error        | {'secondsAfterFailure': 10, 'secondsAfterCompletion': 60} | 61"
            })
    void isDeletedWhenMoreSecondsHavePassedThanItIsToBeKept(Phase phase, String strategy, int seconds) {
        Life life = new Life("{'name': 'a', 'consecutiveErrorLimit': 0, 'provider': {'web': {}}}")
                .spec("ttlStrategy", strategy);
        life.plan();
        Optional<Instant> expected = Optional.of(START.plusSeconds(seconds)).filter(at -> seconds >= 0);

        assertThat(life.plan(life.taken("a", phase)).expiry()).isEqualTo(expected);
        assertThat(life.at(5).plan().expiry()).isEqualTo(expected);
    }

    @Test
    void leavesAFinishedRunAlone() {
        Life life = new Life(ONCE);
        life.plan();
        life.plan(life.taken("a", Phase.Failed));

        AnalysisPlan plan = life.at(60).spec("terminate", "true").plan();

        assertThat(plan.state()).isEqualTo(State.OVER);
        assertThat(plan.phase()).isEqualTo(Phase.Failed);
        assertThat(plan.patch()).isEmpty();
        assertThat(plan.events()).isEmpty();
    }

    static Stream<Optional<AnalysisRun>> gone() {
        return Stream.of(
                Optional.empty(),
                Optional.of(AnalysisRun.read(Trees.of("{'metadata': {'name': 'web-1', 'uid': 'other'}}"))),
                Optional.of(AnalysisRun.read(
                        Trees.of("{'metadata': {'uid': 'u', 'deletionTimestamp': '2026-01-01T00:00:00Z'}}"))));
    }

    @ParameterizedTest
    @MethodSource("gone")
    void isGoneWhenTheObjectIsMissingOrAnotherOrBeingDeleted(Optional<AnalysisRun> found) {
        assertThat(AnalysisPlanner.plan("u", found, List.of(), START).state()).isEqualTo(State.GONE);
    }

    @Test
    void writesTheStatusByTheNamesOfTheReference() {
        Life life = new Life(ONCE);
        life.plan();

        Json.Obj status = life.at(1)
                .plan(life.taken("a", Phase.Failed))
                .patch()
                .orElseThrow()
                .obj("status");

        assertThat(status)
                .isEqualTo(Trees.of("{'phase': 'Failed',"
                        + " 'message': 'Metric \\'a\\' assessed Failed due to failed (1) > failureLimit (0)',"
                        + " 'metricResults': [{'name': 'a', 'phase': 'Failed', 'measurements': [{'phase': 'Failed',"
                        + " 'startedAt': '2026-01-01T00:00:01Z', 'finishedAt': '2026-01-01T00:00:01Z', 'value': '1'}],"
                        + " 'count': 1, 'failed': 1}], 'completedAt': '2026-01-01T00:00:01Z',"
                        + " 'runSummary': {'failed': 1}}"));
    }
}
