package dev.sluice.starter.guard;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks whether another controller is alive on the same objects, by the Lease that it renews: in all namespaces where that
 * may be asked, else in one.
 */
public final class PeerCheck {
    private static final String LEASE = "argo-rollouts-controller-lock";

    private final KubernetesClient client;
    private final String name;
    private final String fallbackNamespace;

    /**
     * A check that has not been made.
     *
     * @param instanceId of the objects served; empty for those without
     * @param fallbackNamespace where to look when not all namespaces may be read
     */
    public PeerCheck(KubernetesClient client, String instanceId, String fallbackNamespace) {
        this.client = client;
        this.name = instanceId.isEmpty() ? LEASE : LEASE + "-" + instanceId;
        this.fallbackNamespace = fallbackNamespace;
    }

    /**
     * Who else is alive, and what to do about it; empty when nobody is.
     *
     * @throws KubernetesClientException when the API server does not answer
     */
    public Optional<String> objection(Instant now) {
        return leases().stream()
                .filter(lease -> KubernetesLease.held(lease).fresh(now))
                .map(this::message)
                .findFirst();
    }

    private String message(Lease lease) {
        return ("another controller serves the same Rollouts: \"%s\" holds the Lease %s/%s. Stop it and wait 15 s, or start "
                        + "with --take-over")
                .formatted(
                        KubernetesLease.held(lease).holder(),
                        lease.getMetadata().getNamespace(),
                        name);
    }

    private List<Lease> leases() {
        try {
            return client.leases()
                    .inAnyNamespace()
                    .withField("metadata.name", name)
                    .list()
                    .getItems();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            return inFallback();
        }
    }

    private List<Lease> inFallback() {
        try {
            Lease lease = client.leases()
                    .inNamespace(fallbackNamespace)
                    .withName(name)
                    .get();
            return Optional.ofNullable(lease).stream().filter(Objects::nonNull).toList();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            return List.of();
        }
    }
}
