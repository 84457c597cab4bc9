package dev.sluice.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

class KubeClientsTest {
    @Test
    void tellsAClusterByItsSystemNamespace() {
        try (FakeApi server = new FakeApi();
                KubernetesClient client = server.client()) {
            server.on(
                    "GET",
                    "api/v1/namespaces/kube-system",
                    200,
                    "{\"kind\":\"Namespace\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"kube-system\",\"uid\":\"c1\"}}");

            assertThat(KubeClients.clusterUid(client)).isEqualTo("c1");
        }
    }
}
