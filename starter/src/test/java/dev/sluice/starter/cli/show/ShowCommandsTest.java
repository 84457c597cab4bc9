package dev.sluice.starter.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.starter.cli.Invocation;
import dev.sluice.starter.cli.RecordingApi;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandsTest {
    private static final Clock TEN = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private RecordingApi api;

    @BeforeEach
    void start(@TempDir Path folder) {
        api = new RecordingApi(folder).with("""
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata: {name: web, namespace: shop, uid: ro-1, generation: 1, creationTimestamp: "2026-03-01T09:00:00Z"}
                spec: {replicas: 2, strategy: {canary: {steps: [{setWeight: 20}]}}}
                status: {observedGeneration: "1", phase: Degraded, message: "RolloutAborted: why", currentStepIndex: 0}
                """);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void showsARolloutWhereAnalysisIsNotInstalled() {
        Invocation done = Invocation.of(api, new GetRollout(TEN), "web");

        assertThat(done.code()).isZero();
        assertThat(done.out())
                .startsWith("Name:            web\nNamespace:       shop\nStatus:          ✖ Degraded\n")
                .endsWith("⟳ web  Rollout  ✖ Degraded  60m\n");
    }

    @Test
    void printsTheObjectForPrograms() {
        Invocation done = Invocation.of(api, new GetRollout(TEN), "web", "-o", "yaml");

        assertThat(done.out()).startsWith("apiVersion: argoproj.io/v1alpha1\nkind: Rollout\n");
    }

    @Test
    void listsOnlyTheNamedRollout() {
        Invocation done = Invocation.of(api, new ListRollouts(TEN), "--name=other");

        assertThat(done.out())
                .isEqualTo("NAME  STRATEGY  STATUS  STEP  SET-WEIGHT  READY  DESIRED  UP-TO-DATE  AVAILABLE\n");
    }

    @Test
    void tellsTheStatusOnceWithoutJudgingIt() {
        Invocation done = Invocation.of(api, new Status(), "web", "--watch=false");

        assertThat(done).isEqualTo(new Invocation(0, "Degraded - RolloutAborted: why\n", ""));
    }

    @Test
    void refusesAnUnknownFormat() {
        Invocation done = Invocation.of(api, new GetRollout(TEN), "web", "-o", "xml");

        assertThat(done.code()).isEqualTo(2);
    }

    @Test
    void saysThatTheClusterDoesNotAnswer() {
        Invocation done = Invocation.of(api, new Status(), "web", "--server=http://127.0.0.1:1");

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err())
                .isEqualTo("error: the Kubernetes API does not answer: Failed to connect to /127.0.0.1:1\n");
    }

    @Test
    void saysThatAContextIsMissing() {
        Invocation done = Invocation.of(api, new Status(), "web", "--context=nope");

        assertThat(done).isEqualTo(new Invocation(1, "", "error: context \"nope\" does not exist\n"));
    }
}
