package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What pods carry by the part of their version, though the controller dies when it is about to tell them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PodMetadataIT {
    @RegisterExtension
    static final Lab LAB = new Lab("podmetadata");

    private static final Path EXAMPLE = LocalCluster.SOURCE.resolve("docs/examples/pod-metadata.yaml");
    private static final String NAME = "guestbook";
    private static final String RECORD = "rollout.argoproj.io/ephemeral-metadata";
    private static final String BEHIND = "sluice.dev/pods-behind";

    private ApiProxy proxy;
    private ControllerProcess.Settings settings;

    @BeforeAll
    void start(@TempDir Path folder) {
        proxy = new ApiProxy(LAB.cluster());
        settings = LAB.settings().through(proxy.kubeconfig(folder));
    }

    @AfterAll
    void close() {
        proxy.close();
    }

    @Test
    void aCanaryIsMarkedUntilItIsTheStableVersion(Rollouts rollouts, @TempDir Path folder) throws IOException {
        ControllerProcess controller = LAB.start(settings).awaitReady();
        apply(rollouts, folder, Files.readString(EXAMPLE));
        String stable = rollouts.awaitPhase(NAME, "Healthy").text("stableRS");
        awaitLabels(rollouts, stable, "stable", 4);

        rollouts.patch(NAME, image("guestbook:v2"));
        String canary = rollouts.awaitPause(NAME, 1).text("currentPodHash");
        awaitLabels(rollouts, stable, "stable", 3);
        awaitLabels(rollouts, canary, "canary", 1);
        assertThat(pods(rollouts, canary).getFirst().getMetadata().getAnnotations())
                .containsEntry("example.com/log-level", "debug");
        String first = pods(rollouts, canary).getFirst().getMetadata().getUid();

        killAtTheFirstPod(rollouts, controller);
        rollouts.patchStatus(NAME, "{\"status\":{\"pauseConditions\":null}}");
        awaitKilled();

        try (ControllerProcess next = LAB.start(settings).awaitReady()) {
            awaitLabels(rollouts, canary, "stable", 4);
            assertThat(pods(rollouts, canary))
                    .allSatisfy(pod ->
                            assertThat(pod.getMetadata().getAnnotations()).doesNotContainKey("example.com/log-level"))
                    .anySatisfy(pod -> assertThat(pod.getMetadata().getUid()).isEqualTo(first));
            awaitSettled(rollouts, canary, "{\"labels\":{\"role\":\"stable\"}}");
            assertThat(rollouts.get(NAME).text("stableRS")).isEqualTo(canary);
            assertThat(next.alive()).isTrue();
        }
    }

    @Test
    void aPreviewIsMarkedUntilItIsActive(Rollouts rollouts, @TempDir Path folder) throws IOException {
        BlueGreen first = new BlueGreen(
                NAME,
                "guestbook:1",
                "autoPromotionEnabled: false, scaleDownDelaySeconds: 600,"
                        + " activeMetadata: {labels: {role: active}}, previewMetadata: {labels: {role: preview}}");
        BlueGreen second = first.withImage("guestbook:2");
        ControllerProcess controller = LAB.start(settings).awaitReady();
        apply(
                rollouts,
                folder,
                String.join(
                        "---\n",
                        first.rollout(LAB.instance()),
                        first.service(first.active()),
                        first.service(first.preview())));
        rollouts.awaitPhase(NAME, "Healthy");
        awaitLabels(rollouts, first.hash(), "active", 2);

        rollouts.patch(NAME, "{\"spec\":{\"template\":" + second.template() + "}}");
        rollouts.awaitPhase(NAME, "Paused");
        awaitLabels(rollouts, second.hash(), "preview", 2);
        awaitLabels(rollouts, first.hash(), "active", 2);
        List<String> before = uids(rollouts, second.hash());

        killAtTheFirstPod(rollouts, controller);
        rollouts.patchStatus(NAME, "{\"status\":{\"pauseConditions\":null}}");
        awaitKilled();

        try (ControllerProcess next = LAB.start(settings).awaitReady()) {
            awaitLabels(rollouts, second.hash(), "active", 2);
            awaitLabels(rollouts, first.hash(), "none", 2);
            assertThat(uids(rollouts, second.hash())).containsExactlyInAnyOrderElementsOf(before);
            awaitSettled(rollouts, second.hash(), "{\"labels\":{\"role\":\"active\"}}");
            awaitSettled(rollouts, first.hash(), "none");
            assertThat(next.alive()).isTrue();
        }
    }

    private Fault.Timer timer = Fault.Timer.NEVER;

    private void killAtTheFirstPod(Rollouts rollouts, ControllerProcess controller) {
        timer = Fault.REFUSED.after(0, controller::kill);
        proxy.failAfter(rollouts.namespace() + "/pods", timer);
    }

    private void awaitKilled() {
        await().atMost(Rollouts.LIMIT).until(timer::struck);
    }

    private static void apply(Rollouts rollouts, Path folder, String manifests) throws IOException {
        String labelled = manifests.contains(Canary.INSTANCE)
                ? manifests
                : manifests.replaceFirst(
                        "  name: " + NAME + "\n",
                        "  name: " + NAME + "\n  labels: {" + Canary.INSTANCE + ": \"" + LAB.instance() + "\"}\n");
        Path file = Files.writeString(folder.resolve("objects.yaml"), labelled);
        LAB.cluster().kubectl("apply", "-f", file.toString(), "-n", rollouts.namespace());
    }

    private static String image(String image) {
        return "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"" + NAME + "\",\"image\":\"" + image
                + "\"}]}}}}";
    }

    private static List<Pod> pods(Rollouts rollouts, String hash) {
        return rollouts.pods().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .filter(pod -> hash.equals(pod.getMetadata().getLabels().get("rollouts-pod-template-hash")))
                .toList();
    }

    private static List<String> uids(Rollouts rollouts, String hash) {
        return pods(rollouts, hash).stream()
                .map(pod -> pod.getMetadata().getUid())
                .toList();
    }

    private static void awaitLabels(Rollouts rollouts, String hash, String role, int pods) {
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(pods(rollouts, hash))
                        .as("roles of the pods of %s", hash)
                        .extracting(pod -> pod.getMetadata().getLabels().getOrDefault("role", "none"))
                        .hasSize(pods)
                        .containsOnly(role));
    }

    /** The ReplicaSet says what its pods carry, and that none is behind. */
    private static void awaitSettled(Rollouts rollouts, String hash, String record) {
        await().atMost(Rollouts.LIMIT).untilAsserted(() -> {
            Map<String, String> annotations = rollouts.replicaSets().stream()
                    .filter(set -> set.getMetadata().getName().equals(NAME + "-" + hash))
                    .findFirst()
                    .orElseThrow()
                    .getMetadata()
                    .getAnnotations();
            assertThat(annotations).doesNotContainKey(BEHIND);
            assertThat(annotations.getOrDefault(RECORD, "none")).isEqualTo(record);
        });
    }
}
