package dev.sluice.starter.demo;

import dev.sluice.starter.cli.cluster.Kinds;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The Rollout that the demo is about. */
final class Guestbook {
    static final String NAMESPACE = "demo";
    static final String NAME = "guestbook";
    static final String V1 = "guestbook:v1";
    static final String V2 = "guestbook:v2";

    private Guestbook() {}

    /** Creates it, in a namespace of its own. */
    static void deploy(KubernetesClient client) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        client.genericKubernetesResources(Kinds.ROLLOUT)
                .inNamespace(NAMESPACE)
                .resource(manifest(client))
                .create();
    }

    private static GenericKubernetesResource manifest(KubernetesClient client) {
        try (InputStream yaml = Objects.requireNonNull(Guestbook.class.getResourceAsStream("guestbook.yaml"))) {
            return client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the demo's manifest", unreadable);
        }
    }
}
