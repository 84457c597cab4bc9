package dev.sluice.starter.demo;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A cluster API, and a namespace of it that belongs to the test. */
interface ClusterUnderTest {
    KubernetesClient client();

    String namespace();

    /** The ConfigMap of a name, whether it exists or not. */
    default Resource<ConfigMap> configMap(String name) {
        return client().configMaps().inNamespace(namespace()).withName(name);
    }

    default ConfigMap newConfigMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace())
                .endMetadata()
                .withData(Map.of("color", "blue"))
                .build();
    }

    default ConfigMap createConfigMap(String name) {
        return client().resource(newConfigMap(name)).create();
    }

    default Resource<ReplicaSet> replicaSet(String name) {
        return client().apps().replicaSets().inNamespace(namespace()).withName(name);
    }

    default ReplicaSet createReplicaSet(String name, int replicas) {
        return client().resource(newReplicaSet(name, replicas)).create();
    }

    default ReplicaSet newReplicaSet(String name, int replicas) {
        return new ReplicaSetBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace())
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("guestbook:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    /** The answer to a request that must be refused. */
    static Status refusalOf(ThrowingCallable request) {
        return catchThrowableOfType(KubernetesClientException.class, request).getStatus();
    }
}
