package dev.sluice.starter.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.Conventions;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.cli.cluster.Trees;
import dev.sluice.starter.demo.EmbeddedApi;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Watches of an API that changes each time something was printed. */
class WatchCommandsTest {
    private EmbeddedApi api;
    private KubernetesClient client;
    private Path kubeconfig;

    /** Keeps what is printed; the next change happens when its text has appeared. */
    private static final class Reacting extends StringWriter {
        private final Deque<Reaction> reactions;

        Reacting(List<Reaction> reactions) {
            this.reactions = new ArrayDeque<>(reactions);
        }

        @Override
        public void flush() {
            if (!reactions.isEmpty() && toString().contains(reactions.getFirst().text())) {
                reactions.removeFirst().change().run();
            }
        }
    }

    private record Reaction(String text, Runnable change) {}

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        api = EmbeddedApi.start();
        kubeconfig = Files.writeString(folder.resolve("kubeconfig"), api.kubeconfig());
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(api.kubeconfig()))
                .build();
        GenericKubernetesResource rollout =
                client.getKubernetesSerialization().unmarshal("""
                        apiVersion: argoproj.io/v1alpha1
                        kind: Rollout
                        metadata: {name: web}
                        spec: {replicas: 1, strategy: {canary: {}}}
                        """, GenericKubernetesResource.class);
        client.genericKubernetesResources(Kinds.ROLLOUT)
                .inNamespace("default")
                .resource(rollout)
                .create();
    }

    @AfterEach
    void stop() {
        client.close();
        api.close();
    }

    @Test
    void statusFollowsTheReleaseToItsEnd() {
        Reacting out = new Reacting(List.of(
                new Reaction("to be observed", () -> patch("Paused", "CanaryPauseStep")),
                new Reaction("CanaryPauseStep", () -> patch("Healthy", ""))));

        int code = run(new Status(), out, "web", "--timeout=1m", "--kubeconfig=" + kubeconfig);

        assertThat(code).isZero();
        assertThat(out.toString()).isEqualTo("""
                Progressing - waiting for rollout spec update to be observed
                Paused - CanaryPauseStep
                Healthy
                """);
    }

    @Test
    void getDrawsTheRolloutAgainUntilItIsGone() {
        Reacting out = new Reacting(List.of(
                new Reaction("to be observed", () -> patch("Healthy", "")), new Reaction("✔ Healthy", this::delete)));

        int code = run(new GetRollout(), out, "web", "--watch", "--timeout-seconds=1m", "--kubeconfig=" + kubeconfig);

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("◌ Progressing").contains("✔ Healthy");
    }

    @Test
    void getFollowsAnAnalysisRunUntilItIsSuccessful() {
        createRun();
        Reacting out = new Reacting(List.of(
                new Reaction("◷ Pending", () -> patchRun("Running")),
                new Reaction("◌ Running", () -> patchRun("Successful"))));

        int code = run(new GetAnalysisRun(), out, "smoke", "-w", "--timeout-seconds=1m", "--kubeconfig=" + kubeconfig);

        assertThat(code).isZero();
        assertThat(out.toString()).contains("◷ Pending", "◌ Running", "Status:          ✔ Successful");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "Error", "Inconclusive"})
    void getFailsWhenTheAnalysisRunDoes(String phase) {
        createRun();
        Reacting out = new Reacting(List.of(new Reaction("◷ Pending", () -> patchRun(phase))));

        int code = run(new GetAnalysisRun(), out, "smoke", "-w", "--timeout-seconds=1m", "--kubeconfig=" + kubeconfig);

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains(phase);
    }

    @Test
    void getFailsWhenTheAnalysisRunDoesNotEndInTime() {
        createRun();

        int code = run(
                new GetAnalysisRun(),
                new StringWriter(),
                "smoke",
                "-w",
                "--timeout-seconds=1ms",
                "--kubeconfig=" + kubeconfig);

        assertThat(code).isEqualTo(1);
    }

    private void createRun() {
        new Cluster(client).create(Kinds.ANALYSIS_RUN, Trees.object("""
                {"apiVersion": "argoproj.io/v1alpha1", "kind": "AnalysisRun", "metadata": {"name": "smoke"},
                 "spec": {"metrics": [{"name": "m", "provider": {"web": {"url": "http://p"}}}]}}
                """));
    }

    private void patchRun(String phase) {
        Json.Obj status = Json.Obj.EMPTY.with("phase", Json.of(phase));
        new Cluster(client).merge(Kinds.ANALYSIS_RUN, "smoke", Json.Obj.EMPTY.with("status", status));
    }

    private static int run(Object command, StringWriter out, String... arguments) {
        return Conventions.apply(new CommandLine(command))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }

    private void patch(String phase, String message) {
        Json.Obj status = Json.Obj.EMPTY.with("phase", Json.of(phase)).with("message", Json.of(message));
        new Cluster(client).mergeStatus("web", Json.Obj.EMPTY.with("status", status));
    }

    private void delete() {
        client.genericKubernetesResources(Kinds.ROLLOUT)
                .inNamespace("default")
                .withName("web")
                .delete();
    }
}
