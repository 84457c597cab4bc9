package dev.sluice.starter.demo;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.okhttp.OkHttpClientFactory;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** All that Sluice and its tests rely on in a cluster API, run in a namespace of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClusterApiContract
        implements ObjectContract,
                RefusalContract,
                PatchContract,
                SelectorContract,
                SubresourceContract,
                CustomResourceContract,
                DeletionContract,
                WatchContract,
                DiscoveryContract,
                ReplicaSetContract {
    private final String namespace =
            "sluice-contract-" + UUID.randomUUID().toString().substring(0, 8);
    private KubernetesClient client;

    /** The way to a running cluster, as YAML. */
    abstract String kubeconfig() throws IOException;

    /** Ends what the test started; a cluster that was there before stays. */
    abstract void stop();

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @BeforeAll
    void connect() throws IOException {
        Config config = Config.fromKubeconfig(kubeconfig());
        config.setRequestRetryBackoffLimit(0);
        client = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new OkHttpClientFactory())
                .build();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterAll
    void disconnect() {
        client.namespaces().withName(namespace).delete();
        client.close();
        stop();
    }
}
