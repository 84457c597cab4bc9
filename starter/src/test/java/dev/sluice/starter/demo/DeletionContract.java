package dev.sluice.starter.demo;

import static dev.sluice.starter.demo.ClusterUnderTest.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deleting objects, with conditions, with what they own, and against finalizers. */
interface DeletionContract extends ClusterUnderTest {
    Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    default void deletedObjectIsGone() {
        createConfigMap("deleted");

        configMap("deleted").delete();

        assertThat(configMap("deleted").get()).isNull();
    }

    @Test
    default void deletionOfAnotherVersionIsAConflict() {
        createConfigMap("kept-version");

        Status refusal = refusalOf(
                () -> configMap("kept-version").lockResourceVersion("1").delete());

        assertThat(refusal.getCode()).isEqualTo(409);
        assertThat(refusal.getReason()).isEqualTo("Conflict");
        assertThat(configMap("kept-version").get()).isNotNull();
    }

    @Test
    default void deletionOfAnotherUidIsAConflict() {
        createConfigMap("kept-uid");

        Status refusal = refusalOf(() -> client().raw(
                        "/api/v1/namespaces/" + namespace() + "/configmaps/kept-uid",
                        "DELETE",
                        Map.of("preconditions", Map.of("uid", "another"))));

        assertThat(refusal.getReason()).isEqualTo("Conflict");
    }

    @Test
    default void finalizerHoldsADeletedObject() {
        ConfigMap guarded = new ConfigMapBuilder(newConfigMap("guarded"))
                .editMetadata()
                .addToFinalizers("sluice.test/guard")
                .endMetadata()
                .build();
        client().resource(guarded).create();

        configMap("guarded").delete();

        assertThat(configMap("guarded").get().getMetadata().getDeletionTimestamp())
                .isNotNull();
        configMap("guarded").patch(PatchContract.MERGE, "{\"metadata\":{\"finalizers\":null}}");
        assertThat(configMap("guarded").get()).isNull();
    }

    @Test
    default void whatADeletedObjectOwnsGoesToo() {
        ConfigMap owner = createConfigMap("owner");
        client().resource(ownedBy(owner, "owned")).create();

        configMap("owner").delete();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(configMap("owned").get()).isNull());
    }

    @Test
    default void orphansOfADeletedObjectStay() {
        ConfigMap owner = createConfigMap("parent");
        client().resource(ownedBy(owner, "orphan")).create();

        configMap("parent").withPropagationPolicy(DeletionPropagation.ORPHAN).delete();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(configMap("orphan").get().getMetadata().getOwnerReferences())
                                .isEmpty());
    }

    @Test
    default void selectedObjectsAreDeletedTogether() {
        client().resource(labelled("together-1")).create();
        client().resource(labelled("together-2")).create();
        createConfigMap("apart");

        client().configMaps()
                .inNamespace(namespace())
                .withLabel("fate", "shared")
                .delete();

        assertThat(configMap("together-1").get()).isNull();
        assertThat(configMap("together-2").get()).isNull();
        assertThat(configMap("apart").get()).isNotNull();
    }

    @Test
    default void evictedPodIsDeleted() {
        PodResource pod = createPod("evicted");

        boolean evicted = pod.evict();

        assertThat(evicted).isTrue();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(pod.get()).isNull());
    }

    private PodResource createPod(String name) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace())
                .endMetadata()
                .withNewSpec()
                .withTerminationGracePeriodSeconds(0L)
                .addNewContainer()
                .withName("main")
                .withImage("guestbook:1")
                .endContainer()
                .endSpec()
                .build();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> client().resource(pod).create() != null);
        return client().pods().inNamespace(namespace()).withName(name);
    }

    private ConfigMap labelled(String name) {
        return new ConfigMapBuilder(newConfigMap(name))
                .editMetadata()
                .addToLabels("fate", "shared")
                .endMetadata()
                .build();
    }

    private ConfigMap ownedBy(ConfigMap owner, String name) {
        return new ConfigMapBuilder(newConfigMap(name))
                .editMetadata()
                .addNewOwnerReference()
                .withApiVersion("v1")
                .withKind("ConfigMap")
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata()
                .build();
    }
}
