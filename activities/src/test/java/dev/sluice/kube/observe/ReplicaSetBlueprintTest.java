package dev.sluice.kube.observe;

import static dev.sluice.kube.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.kube.Samples;
import dev.sluice.kube.cache.CachedRollout;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplicaSetBlueprintTest {
    private static final Json.Obj ROLLOUT = json(Samples.rollout(5));

    @Test
    void buildsAReplicaSetWithoutPodsThatTheRolloutControls() {
        Json.Obj set = ReplicaSetBlueprint.of(action(Optional.empty())).build(ROLLOUT);

        assertThat(set).isEqualTo(json("""
                {"apiVersion":"apps/v1","kind":"ReplicaSet",
                 "metadata":{"name":"web-abc","namespace":"shop",
                  "labels":{"app":"web","rollouts-pod-template-hash":"abc"},
                  "annotations":{"team":"a","rollout.argoproj.io/revision":"4",
                   "rollout.argoproj.io/desired-replicas":"2"},
                  "ownerReferences":[{"apiVersion":"argoproj.io/v1alpha1","kind":"Rollout","name":"web","uid":"u1",
                   "controller":true,"blockOwnerDeletion":true}]},
                 "spec":{"replicas":0,"minReadySeconds":7,
                  "selector":{"matchLabels":{"app":"web","rollouts-pod-template-hash":"abc"}},
                  "template":{"metadata":{"labels":{"app":"web","rollouts-pod-template-hash":"abc"}},
                   "spec":{"containers":[{"name":"c","image":"nginx:1"}]}}}}"""));
    }

    @Test
    void putsTheAffinityOfTheActionIntoTheTemplate() {
        Json.Obj affinity = json("{\"podAntiAffinity\":{}}");

        Json.Obj set = ReplicaSetBlueprint.of(action(Optional.of(affinity))).build(ROLLOUT);

        assertThat(set.obj("spec").obj("template").obj("spec").obj("affinity")).isEqualTo(affinity);
    }

    @Test
    void triesANameThatNoReplicaSetHas() {
        ReplicaSetBlueprint trial = ReplicaSetBlueprint.trial(CachedRollout.read(ROLLOUT));

        assertThat(trial.build(ROLLOUT).obj("metadata").text("name")).contains("web-0000000000");
    }

    @Test
    void leavesOutAnnotationsThatAreTooLongToCopy() {
        Json.Obj meta = ROLLOUT.obj("metadata");
        Json.Obj annotations = meta.obj("annotations").with("applied", Json.of("x".repeat(250 * 1024)));
        Json.Obj rollout = ROLLOUT.with("metadata", meta.with("annotations", annotations));

        Json.Obj set = ReplicaSetBlueprint.of(action(Optional.empty())).build(rollout);

        assertThat(set.obj("metadata").obj("annotations").fields())
                .containsOnlyKeys("team", "rollout.argoproj.io/revision", "rollout.argoproj.io/desired-replicas");
    }

    private static Action.CreateReplicaSet action(Optional<Json> affinity) {
        return new Action.CreateReplicaSet("web-abc", "abc", 4, 2, 1, affinity, "create", List.of());
    }
}
