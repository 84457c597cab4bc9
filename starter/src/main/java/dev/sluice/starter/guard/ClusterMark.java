package dev.sluice.starter.guard;

import dev.sluice.kube.LogKeys;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tells the objects that are served from those of every other cluster: the uid of the namespace kube-system or, where
 * that may not be read, of the only namespace that is served. Two processes that find different marks do not serve the same
 * objects, and must not share a cluster's name.
 *
 * @param namespace whose uid it is
 */
public record ClusterMark(String namespace, String uid) {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterMark.class);
    private static final String SYSTEM = "kube-system";

    /**
     * Reads it. Empty where nothing of the kind may be read; the log says so then, and which namespace stands in for
     * kube-system otherwise.
     *
     * @param served the only namespace that is served; empty for all
     * @throws KubernetesClientException when the API server does not answer
     */
    public static Optional<ClusterMark> find(KubernetesClient client, Optional<String> served) {
        Optional<ClusterMark> system = of(client, SYSTEM);
        if (system.isPresent()) {
            return system;
        }
        Optional<ClusterMark> own = served.flatMap(namespace -> of(client, namespace));
        own.ifPresentOrElse(ClusterMark::noteStandIn, ClusterMark::warnOfNone);
        return own;
    }

    private static Optional<ClusterMark> of(KubernetesClient client, String name) {
        try {
            return Optional.ofNullable(client.namespaces().withName(name).get())
                    .map(found -> new ClusterMark(name, uid(found)));
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static String uid(Namespace namespace) {
        return Objects.requireNonNull(namespace.getMetadata().getUid(), "a namespace has no uid");
    }

    private static void noteStandIn(ClusterMark mark) {
        LOG.atInfo()
                .addKeyValue(LogKeys.NAMESPACE, mark.namespace())
                .log("may not read namespace kube-system: the uid of the namespace that is served stands in for its");
    }

    private static void warnOfNone() {
        LOG.atWarn()
                .log("may not read namespace kube-system: cannot tell whether the Temporal namespace "
                        + "serves another cluster");
    }
}
