package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a controller of the reference leaves when it is stopped: ReplicaSets and a status in the form in which it writes
 * them (spec 2.1, 2.4, 3.2). Its Rollouts have five replicas.
 */
final class LeftBehind {
    private static final int ALL = 5;
    private static final String SET = """
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata:
              name: %1$s-%2$s
              namespace: %3$s
              labels: {app: %1$s, rollouts-pod-template-hash: "%2$s"}
              annotations: {rollout.argoproj.io/desired-replicas: "5", rollout.argoproj.io/revision: "%4$d"}
              ownerReferences:
              - {apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: %1$s, uid: %5$s, controller: true,
                 blockOwnerDeletion: true}
            spec:
              replicas: %6$d
              selector: {matchLabels: {app: %1$s, rollouts-pod-template-hash: "%2$s"}}
              template: %7$s
            """;
    private static final String STATUS = """
            {"status":{"HPAReplicas":5,"availableReplicas":5,"blueGreen":{},"canary":{},%1$s
             "currentPodHash":"%2$s","currentStepHash":"%3$s","currentStepIndex":%4$d,"observedGeneration":"%5$s",
             "readyReplicas":5,"replicas":5,"selector":"app=%6$s","stableRS":"%7$s","updatedReplicas":%8$d}}""";
    private static final String CONDITION = """
            {"type":"%s","status":"%s","reason":"%s","message":"%s","lastUpdateTime":"%5$s","lastTransitionTime":"%5$s"}""";

    private final String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private final KubernetesClient client;
    private final Rollouts rollouts;

    LeftBehind(KubernetesClient client, Rollouts rollouts) {
        this.client = client;
        this.rollouts = rollouts;
    }

    /** A version, and the hash that the controller named its ReplicaSet by. */
    record Version(Canary canary, String hash) {}

    /** The first version, fully promoted. */
    void atRest(Version only) {
        rollouts.create(only.canary());
        replicaSet(only, 1, ALL);
        finish(only.canary().name(), 1, status(only, only, only.canary().steps().split("},").length, ALL, """
                "phase":"Healthy","conditions":[%s,%s,%s,%s],""".formatted(
                condition("Available", "True", "AvailableReason", "Rollout has minimum availability"),
                condition("Progressing", "True", "NewReplicaSetAvailable", "ReplicaSet has successfully progressed."),
                condition("Completed", "True", "RolloutCompleted", "RolloutCompleted"),
                condition("Healthy", "True", "RolloutHealthy", "Rollout is healthy"))));
    }

    /** An update from the first version to the second, at its pause behind {@code setWeight: 20}. */
    void paused(Version stable, Version next) {
        rollouts.create(stable.canary());
        replicaSet(stable, 1, ALL - 1);
        rollouts.update(next.canary());
        replicaSet(next, 2, 1);
        finish(next.canary().name(), 2, status(stable, next, 1, 1, """
                "phase":"Paused","message":"CanaryPauseStep","controllerPause":true,
                "pauseConditions":[{"reason":"CanaryPauseStep","startTime":"%s"}],"conditions":[%s,%s,%s,%s,%s],""".formatted(
                        now,
                        condition("Available", "True", "AvailableReason", "Rollout has minimum availability"),
                        condition("Healthy", "False", "RolloutHealthy", "Rollout is not healthy"),
                        condition("Completed", "False", "RolloutCompleted", "RolloutCompleted"),
                        condition("Progressing", "Unknown", "RolloutPaused", "Rollout is paused"),
                        condition("Paused", "True", "RolloutPaused", "Rollout is paused"))));
    }

    private void replicaSet(Version version, int revision, int replicas) {
        String name = version.canary().name();
        String template = version.canary()
                .template()
                .replace("\"labels\":{", "\"labels\":{\"rollouts-pod-template-hash\":\"" + version.hash() + "\",");
        String uid = rollouts.get(name).object().at("/metadata/uid").asText();
        String manifest = SET.formatted(name, version.hash(), rollouts.namespace(), revision, uid, replicas, template);
        client.resource(Serialization.unmarshal(manifest, ReplicaSet.class)).create();
    }

    private String condition(String type, String status, String reason, String message) {
        return CONDITION.formatted(type, status, reason, message, now);
    }

    /** @param more fields that begin a JSON object */
    private String status(Version stable, Version current, int step, int updated, String more) {
        Canary canary = current.canary();
        String generation =
                rollouts.get(canary.name()).object().at("/metadata/generation").asText();
        return STATUS.formatted(
                more, current.hash(), canary.stepHash(), step, generation, canary.name(), stable.hash(), updated);
    }

    private void finish(String name, int revision, String status) {
        rollouts.patch(name, "{\"metadata\":{\"annotations\":{\"" + Rollouts.REVISION + "\":\"" + revision + "\"}}}");
        rollouts.patchStatus(name, status);
        await().atMost(Rollouts.LIMIT).untilAsserted(() -> {
            List<Pod> pods = rollouts.pods();
            assertThat(pods).hasSize(ALL).allMatch(Readiness.getInstance()::isReady);
        });
    }
}
