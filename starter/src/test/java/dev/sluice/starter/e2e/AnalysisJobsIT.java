package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Metrics that are Jobs, each with the end that spec 5.1 gives it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class AnalysisJobsIT {
    @RegisterExtension
    static final Lab LAB = new Lab("jobs");

    private static final String RUN = "judged";

    @BeforeAll
    static void start() {
        LAB.startController();
    }

    /** A run of one metric, whose Job has this spec and whose pod runs this command. */
    private static Analyses run(Rollouts rollouts, String image, String command, String spec) {
        Analyses analyses = new Analyses(LAB.client(), rollouts, LAB.instance());
        analyses.run(RUN, """
                metrics:
                - name: job
                  provider:
                    job:
                      spec:
                        backoffLimit: 0
                        %s
                        template:
                          spec:
                            restartPolicy: Never
                            containers:
                            - {name: main, image: "%s", command: [%s]}
                """.formatted(spec, image, command));
        return analyses;
    }

    private static List<Job> jobs(Rollouts rollouts) {
        return LAB.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(rollouts.namespace())
                .list()
                .getItems();
    }

    @Test
    void aJobThatCompletesIsASuccess(Rollouts rollouts) {
        JsonNode run = run(rollouts, "busybox:1", "sleep, \"1\"", "").awaitPhase(RUN, "Successful");

        String uid = run.at("/metadata/uid").asText();
        Job job = jobs(rollouts).getFirst();
        assertThat(job.getMetadata().getName()).isEqualTo(uid + ".job.1");
        assertThat(job.getMetadata().getLabels()).containsEntry("analysisrun.argoproj.io/uid", uid);
        assertThat(job.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getUid()).isEqualTo(uid));
        JsonNode measurement = run.at("/status/metricResults/0/measurements/0");
        assertThat(measurement.at("/phase").asText()).isEqualTo("Successful");
        assertThat(measurement.at("/metadata/job-name").asText()).isEqualTo(uid + ".job.1");
    }

    @Test
    void aJobThatFailsIsAFailure(Rollouts rollouts) {
        JsonNode run = run(rollouts, "busybox:1", "sh, -c, exit 1", "").awaitPhase(RUN, "Failed");

        assertThat(run.at("/status/message").asText())
                .isEqualTo("Metric \"job\" assessed Failed due to failed (1) > failureLimit (0)");
    }

    @Test
    void anImageThatCannotBePulledIsInconclusive(Rollouts rollouts) {
        JsonNode run = run(rollouts, "nonexistent-image-that-does-not-exist", "sleep, \"1\"", "")
                .awaitPhase(RUN, "Inconclusive");

        assertThat(run.at("/status/metricResults/0/measurements/0/message").asText())
                .matches("Pod \\S+, container main has terminal error \\((ErrImagePull|ImagePullBackOff)\\).*");
    }

    @Test
    void aJobThatOutlivesItsDeadlineIsAFailure(Rollouts rollouts) {
        JsonNode run = run(rollouts, "busybox:1", "sleep, \"600\"", "activeDeadlineSeconds: 3")
                .awaitPhase(RUN, "Failed");

        assertThat(Instant.parse(run.at("/status/completedAt").asText()))
                .isAfterOrEqualTo(
                        Instant.parse(run.at("/status/startedAt").asText()).plusSeconds(3));
    }

    @Test
    void aRunThatIsTerminatedEndsItsJob(Rollouts rollouts) {
        Analyses analyses = run(rollouts, "busybox:1", "sleep, \"600\"", "");
        await().atMost(Rollouts.LIMIT).until(() -> !jobs(rollouts).isEmpty());

        analyses.terminate(RUN);

        JsonNode run = analyses.awaitPhase(RUN, "Inconclusive");
        assertThat(run.at("/status/metricResults/0/measurements/0/message").asText())
                .isEqualTo("Metric Terminated");
        await().atMost(Rollouts.LIMIT).until(() -> jobs(rollouts).isEmpty());
    }
}
