package dev.sluice.activity.analysis;

import static dev.sluice.activity.analysis.AnalysisSamples.CHECK;
import static dev.sluice.activity.analysis.AnalysisSamples.RUN;
import static dev.sluice.activity.analysis.AnalysisSamples.run;
import static dev.sluice.kube.Samples.EVENTS;
import static dev.sluice.kube.Samples.json;
import static dev.sluice.kube.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.AnalysisLook;
import dev.sluice.contract.AnalysisRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.analysis.assess.AnalysisPlan;
import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.assess.Taken;
import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.write.AnalysisRunWrites;
import dev.sluice.kube.write.EventWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Status and events of an AnalysisRun. */
class RecorderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ONE = "'metrics': [{'name': 'a', 'provider': {'web': {}}}]";

    private final AnalysisSamples samples = new AnalysisSamples();
    private final FakeApi server = samples.server;

    @AfterEach
    void stop() {
        samples.close();
    }

    private Recorder recorder(String... runs) {
        return new Recorder(
                samples.reader(runs), new AnalysisRunWrites(samples.api), new EventWriter(samples.client, () -> NOW));
    }

    private static AnalysisRequest request(Taken... taken) {
        return new AnalysisRequest(CHECK, Freshness.NONE, NOW, List.of(taken));
    }

    private static Taken taken(Phase phase) {
        return new Taken(
                "a",
                1,
                new Measurement(
                        phase, "", Optional.of(NOW), Optional.of(NOW), "3", new LinkedHashMap<>(), Optional.empty()),
                new LinkedHashMap<>());
    }

    private List<String> writes() {
        return server.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(request -> request.method() + " " + request.path().substring(1))
                .toList();
    }

    @Test
    void patchesTheStatusOfTheVersionThatItSaw() {
        server.on("PATCH", RUN, 200, run(ONE).replace("\"9\"", "\"10\""));

        AnalysisLook look = recorder(run(ONE)).record(request());

        assertThat(json(server.only("PATCH", RUN).body())).isEqualTo(json("""
                {"status":{"phase":"Running","startedAt":"2026-11-21T12:00:00Z","runSummary":{"count":1}},
                 "metadata":{"resourceVersion":"9"}}"""));
        assertThat(server.only("PATCH", RUN).type()).startsWith("application/merge-patch+json");
        assertThat(look.written()).isEqualTo(new Outcome.Done(Freshness.of(Freshness.ANALYSIS_RUNS, "10")));
        assertThat(look.seen()).isEqualTo(Freshness.of(Freshness.ANALYSIS_RUNS, "9"));
        assertThat(look.tasks()).extracting(MeasureTask::summary).containsExactly("a: measurement 1");
    }

    @Test
    void tellsTheEventsBeforeItPatches() {
        server.on("POST", EVENTS, 201, "{}").on("PATCH", RUN, 200, run(ONE));

        AnalysisLook look = recorder(run(ONE)).record(request(taken(Phase.Failed)));

        assertThat(look.state()).isEqualTo(AnalysisPlan.State.OVER);
        assertThat(writes()).containsExactly("POST " + EVENTS, "POST " + EVENTS, "PATCH " + RUN);
        assertThat(server.requests().stream()
                        .filter(request -> request.method().equals("POST"))
                        .map(request -> json(request.body()))
                        .map(event -> event.text("type").orElse("") + " "
                                + event.text("reason").orElse("") + ": "
                                + event.text("message").orElse("") + " about "
                                + event.obj("involvedObject").text("kind").orElse("")))
                .containsExactly(
                        "Warning MetricFailed: Metric 'a' Completed. Result: Failed about AnalysisRun",
                        "Warning AnalysisRunFailed: Analysis Completed. Result: Failed about AnalysisRun");
    }

    @Test
    void tellsAfterThePatchWhatItCouldNotTellBefore() {
        server.on("POST", EVENTS, 500, "{}").on("POST", EVENTS, 201, "{}").on("PATCH", RUN, 200, run(ONE));

        recorder(run(ONE)).record(request(taken(Phase.Successful)));

        assertThat(writes()).containsExactly("POST " + EVENTS, "PATCH " + RUN, "POST " + EVENTS, "POST " + EVENTS);
    }

    @Test
    void answersAConflictWhenTheRunHasChanged() {
        server.on("PATCH", RUN, 409, refusal("Conflict", "changed")).on("GET", RUN, 200, run(ONE));

        assertThat(recorder(run(ONE)).record(request()).written())
                .isEqualTo(new Outcome.Conflict("the AnalysisRun has changed since it was seen"));
    }

    @Test
    void isDoneWhenTheSameWasWrittenBefore() {
        String written = run(ONE, "{'phase':'Running','startedAt':'2026-11-21T12:00:00Z','runSummary':{'count':1}}")
                .replace("\"9\"", "\"12\"");
        server.on("PATCH", RUN, 409, refusal("Conflict", "changed")).on("GET", RUN, 200, written);

        assertThat(recorder(run(ONE)).record(request()).written())
                .isEqualTo(new Outcome.Done(Freshness.of(Freshness.ANALYSIS_RUNS, "12")));
    }

    @ParameterizedTest
    @CsvSource({"404, NotFound", "500, InternalError", "403, Forbidden"})
    void tellsWhatCameOfAPatchThatFailed(int code, String reason) {
        server.on("PATCH", RUN, code, refusal(reason, "no"));

        assertThat(recorder(run(ONE)).record(request()).written()).isNotInstanceOf(Outcome.Done.class);
    }

    @Test
    void writesNothingWhenTheRunIsGone() {
        AnalysisLook look = recorder().record(request(taken(Phase.Failed)));

        assertThat(look.state()).isEqualTo(AnalysisPlan.State.GONE);
        assertThat(writes()).isEmpty();
    }

    @Test
    void writesNothingToAnotherRunOfTheName() {
        AnalysisLook look = recorder(run(ONE).replace("u7", "u8")).record(request(taken(Phase.Failed)));

        assertThat(look.state()).isEqualTo(AnalysisPlan.State.GONE);
        assertThat(writes()).isEmpty();
    }

    @Test
    void deletesTheRunOfThisUidOnly() {
        server.on("DELETE", RUN, 200, "{}");

        assertThat(recorder(run(ONE)).delete(request())).isInstanceOf(Outcome.Done.class);
        assertThat(json(server.only("DELETE", RUN).body()).obj("preconditions").text("uid"))
                .contains("u7");
    }

    @ParameterizedTest
    @CsvSource({"404, NotFound, true", "409, Conflict, true", "403, Forbidden, false", "500, InternalError, false"})
    void isDoneWithARunThatIsGoneAlready(int code, String reason, boolean done) {
        server.on("DELETE", RUN, code, refusal(reason, "no"));

        assertThat(recorder(run(ONE)).delete(request()) instanceof Outcome.Done).isEqualTo(done);
    }
}
