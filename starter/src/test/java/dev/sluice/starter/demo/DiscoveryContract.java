package dev.sluice.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients learn of a cluster before they do anything. */
interface DiscoveryContract extends ClusterUnderTest {

    @Test
    default void versionIsANumber() {
        assertThat(client().getKubernetesVersion().getMinor()).matches("[0-9]+.*");
    }

    @Test
    default void groupTellsItsResources() {
        APIResourceList apps = client().getApiResources("apps/v1");

        assertThat(apps.getResources())
                .extracting(APIResource::getName)
                .contains("replicasets", "replicasets/status", "replicasets/scale", "deployments");
        assertThat(apps.getResources())
                .filteredOn(resource -> resource.getName().equals("replicasets"))
                .allSatisfy(resource -> {
                    assertThat(resource.getKind()).isEqualTo("ReplicaSet");
                    assertThat(resource.getNamespaced()).isTrue();
                    assertThat(resource.getShortNames()).isEqualTo(List.of("rs"));
                    assertThat(resource.getVerbs()).contains("get", "list", "watch", "patch");
                });
    }

    @Test
    default void unknownGroupIsAbsent() {
        assertThat(client().getApiGroup("sluice.test")).isNull();
    }

    @Test
    default void clusterIsKnownByItsSystemNamespace() {
        Namespace system = client().namespaces().withName("kube-system").get();

        assertThat(system.getMetadata().getUid()).isNotBlank();
        assertThat(system.getStatus().getPhase()).isEqualTo("Active");
    }
}
