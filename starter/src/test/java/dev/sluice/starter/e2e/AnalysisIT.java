package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Releases that are judged by a real Prometheus, which scrapes a process whose error rate the test sets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
@EnabledIf(value = "hasPrometheus", disabledReason = "no program named prometheus is on the PATH")
class AnalysisIT {
    @RegisterExtension
    static final Lab LAB = new Lab("analysis");

    private static final String QUERY =
            "sum(increase(guestbook_requests_total{code=\"500\"}[5s])) / sum(increase(guestbook_requests_total[5s]))";
    private static final String NAME = "guestbook";

    private final ErrorRate errors = new ErrorRate();
    private @Nullable Prometheus started;
    private @Nullable ControllerProcess controller;

    static boolean hasPrometheus() {
        return Prometheus.program().isPresent();
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        started = Prometheus.scraping(errors.port(), folder).awaitResult(QUERY);
        controller = LAB.startController();
    }

    @AfterAll
    void close() {
        prometheus().close();
        errors.close();
    }

    private Prometheus prometheus() {
        return Objects.requireNonNull(started, "used before the class begins");
    }

    private String metric(String more) {
        return """
                - name: errors
                  %s
                  successCondition: result[0] < 0.1
                  provider:
                    prometheus:
                      address: %s
                      query: '%s'
                """.formatted(more.strip().replace("\n", "\n  "), prometheus().address(), QUERY);
    }

    @Test
    void analysisBesideTheStepsLetsOneReleasePassAndAbortsTheNext(Rollouts rollouts) {
        Analyses analyses = new Analyses(LAB.client(), rollouts, LAB.instance());
        analyses.template("error-rate", "metrics:\n" + metric("interval: 1s\nfailureLimit: 1"));
        Canary first = new Canary(
                NAME,
                2,
                "[{setWeight: 50}, {pause: {duration: 6s}}], analysis: {templates: [{templateName: error-rate}]}");
        errors.set(0);
        rollouts.createHealthy(first);

        rollouts.update(first.withImage("guestbook:2"));
        rollouts.awaitSeen(NAME, seen -> {
            assertThat(seen.phase()).as("%s", seen).isEqualTo("Healthy");
            assertThat(seen.object().at("/status/stableRS").asText())
                    .isEqualTo(first.withImage("guestbook:2").hash());
        });
        JsonNode passed = analyses.all().getFirst();
        assertThat(passed.at("/metadata/name").asText())
                .isEqualTo(NAME + "-" + first.withImage("guestbook:2").hash() + "-2");
        assertThat(passed.at("/metadata/labels/rollout-type").asText()).isEqualTo("Background");
        analyses.awaitPhase(passed.at("/metadata/name").asText(), "Successful");

        errors.set(50);
        prometheus().awaitResult(QUERY + " > 0.4");
        rollouts.update(first.withImage("guestbook:3"));
        SeenRollout aborted = rollouts.awaitPhase(NAME, "Degraded");
        assertThat(aborted.object().at("/status/message").asText())
                .isEqualTo(
                        "RolloutAborted: Rollout aborted update to revision 3: Background analysis phase error/failed: "
                                + "Metric \"errors\" assessed Failed due to failed (2) > failureLimit (1)");
        assertThat(rollouts.reasons(NAME)).contains("AnalysisRunFailed", "RolloutAborted");
        errors.set(0);
    }

    @Test
    void anAnalysisStepIsPassedWhenItsRunHasSucceeded(Rollouts rollouts) {
        Analyses analyses = new Analyses(LAB.client(), rollouts, LAB.instance());
        errors.set(0);
        prometheus().awaitResult(QUERY + " < 0.05");
        analyses.template("error-rate", "metrics:\n" + metric("interval: 1s\ncount: 3"));
        Canary first = new Canary(
                NAME, 2, "[{setWeight: 50}, {analysis: {templates: [{templateName: error-rate}]}}, {setWeight: 80}]");
        rollouts.createHealthy(first);

        rollouts.update(first.withImage("guestbook:2"));

        String name = NAME + "-" + first.withImage("guestbook:2").hash() + "-2-1";
        await().atMost(Rollouts.LIMIT).ignoreExceptions().until(() -> analyses.get(name) != null);
        JsonNode run = analyses.awaitPhase(name, "Successful");
        JsonNode result = run.at("/status/metricResults/0");
        assertThat(result.at("/count").asInt()).isEqualTo(3);
        assertThat(result.at("/measurements").findValuesAsText("phase")).containsOnly("Successful");
        assertThat(run.at("/metadata/labels/step-index").asText()).isEqualTo("1");
        rollouts.awaitSeen(NAME, seen -> {
            assertThat(seen.phase()).isEqualTo("Healthy");
            assertThat(seen.object().at("/status/stableRS").asText())
                    .isEqualTo(first.withImage("guestbook:2").hash());
        });
        assertThat(rollouts.messages(NAME, "AnalysisRunSuccessful"))
                .containsExactly("Step Analysis Run '" + name + "' Status New: 'Successful' Previous: 'Running'");
    }

    @Test
    void aControllerThatDiesLosesNoMeasurement(Rollouts rollouts) {
        Analyses analyses = new Analyses(LAB.client(), rollouts, LAB.instance());
        analyses.run("by-hand", "metrics:\n" + metric("interval: 1s\ncount: 12\nfailureLimit: 12"));
        analyses.await("by-hand", run -> assertThat(count(run)).isGreaterThanOrEqualTo(3));

        Objects.requireNonNull(controller).kill();
        controller = LAB.startController();

        JsonNode run = analyses.awaitPhase("by-hand", "Successful");
        assertThat(count(run)).isEqualTo(12);
        List<String> starts = StreamSupport.stream(
                        run.at("/status/metricResults/0/measurements").spliterator(), false)
                .map(measurement -> measurement.at("/startedAt").asText())
                .toList();
        assertThat(starts).doesNotHaveDuplicates().isSorted();
    }

    private static int count(JsonNode run) {
        return run.at("/status/metricResults/0/count").asInt();
    }
}
