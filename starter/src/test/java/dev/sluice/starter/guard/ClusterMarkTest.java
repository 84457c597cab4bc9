package dev.sluice.starter.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterMarkTest {
    private static final String SYSTEM = "GET /api/v1/namespaces/kube-system";
    private static final String SHOP = "GET /api/v1/namespaces/shop";
    private static final Optional<String> ALL = Optional.empty();

    private final ScriptedApi api = new ScriptedApi();
    private final KubernetesClient client = api.client();

    @AfterEach
    void stop() {
        client.close();
        api.close();
    }

    @Test
    void isTheUidOfKubeSystem() {
        api.on(SYSTEM, 200, namespace("kube-system", "u1"));

        assertThat(ClusterMark.find(client, ALL)).contains(new ClusterMark("kube-system", "u1"));
    }

    @Test
    void isTheSameForAProcessOfOneNamespaceThatMayReadKubeSystem() {
        api.on(SYSTEM, 200, namespace("kube-system", "u1"));

        assertThat(ClusterMark.find(client, Optional.of("shop"))).contains(new ClusterMark("kube-system", "u1"));
    }

    @Test
    void isTheUidOfTheNamespaceServedWhereKubeSystemMayNotBeRead() {
        api.forbidding(SYSTEM).on(SHOP, 200, namespace("shop", "u2"));

        assertThat(ClusterMark.find(client, Optional.of("shop"))).contains(new ClusterMark("shop", "u2"));
    }

    @Test
    void isUnknownWhereNeitherMayBeRead() {
        api.forbidding(SYSTEM).forbidding(SHOP);

        assertThat(ClusterMark.find(client, Optional.of("shop"))).isEmpty();
    }

    @Test
    void isUnknownWhereAllNamespacesAreServedButKubeSystemMayNotBeRead() {
        api.forbidding(SYSTEM);

        assertThat(ClusterMark.find(client, ALL)).isEmpty();
    }

    @Test
    void isAskedForAgainWhileTheServerFails() {
        api.on(SYSTEM, 500, "{}");

        assertThatThrownBy(() -> ClusterMark.find(client, Optional.of("shop")))
                .isInstanceOf(KubernetesClientException.class);
    }

    private static String namespace(String name, String uid) {
        return """
                {"kind":"Namespace","apiVersion":"v1","metadata":{"name":"%s","uid":"%s"}}""".formatted(name, uid);
    }
}
