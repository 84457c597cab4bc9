package dev.sluice.starter.guard;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether another controller is alive on the same objects, by the Lease that it renews: in all namespaces if they may
 * be asked for at once, else in each of some that may be read. All that it needs is to list, or to get, Leases of that one
 * name.
 */
public final class PeerCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PeerCheck.class);
    private static final String LEASE = "argo-rollouts-controller-lock";

    private final KubernetesClient client;
    private final String name;
    private final SequencedSet<String> namespaces;

    /**
     * A check that has not been made.
     *
     * @param instanceId of the objects served; empty for those without
     * @param namespaces where to look when not all may be asked for; those that may not be read are left out
     */
    public PeerCheck(KubernetesClient client, String instanceId, SequencedCollection<String> namespaces) {
        this.client = client;
        this.name = instanceId.isEmpty() ? LEASE : LEASE + "-" + instanceId;
        this.namespaces = new LinkedHashSet<>(namespaces);
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
            throwUnlessForbidden(e);
            return inReach();
        }
    }

    private List<Lease> inReach() {
        List<Lease> found = new ArrayList<>();
        List<String> looked = new ArrayList<>();
        for (String namespace : namespaces) {
            try {
                Optional.ofNullable(lease(namespace)).ifPresent(found::add);
                looked.add(namespace);
            } catch (KubernetesClientException e) {
                throwUnlessForbidden(e);
            }
        }
        note(looked);
        return found;
    }

    private @Nullable Lease lease(String namespace) {
        return client.leases().inNamespace(namespace).withName(name).get();
    }

    private void note(List<String> looked) {
        if (looked.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("lease", name)
                    .log("may not read the Lease of another controller: cannot tell whether one is alive");
        } else {
            LOG.atInfo()
                    .addKeyValue("lease", name)
                    .addKeyValue("namespaces", looked)
                    .log("may look for another controller in some namespaces only");
        }
    }

    private static void throwUnlessForbidden(KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
            throw e;
        }
    }
}
