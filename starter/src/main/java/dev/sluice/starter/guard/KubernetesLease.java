package dev.sluice.starter.guard;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@code coordination.k8s.io} Lease. One thread at a time. */
public final class KubernetesLease implements LeaseStore {
    private static final int INVALID = 422;
    private static final Set<Integer> FOR_GOOD =
            Set.of(HttpURLConnection.HTTP_FORBIDDEN, HttpURLConnection.HTTP_NOT_FOUND, INVALID);

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private String version = "";

    public KubernetesLease(KubernetesClient client, String namespace, String name) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
    }

    @Override
    public Optional<Held> read() {
        try {
            Lease lease = resource().get();
            version = lease == null ? "" : lease.getMetadata().getResourceVersion();
            return Optional.ofNullable(lease).map(KubernetesLease::held);
        } catch (KubernetesClientException e) {
            throw told(e);
        }
    }

    @Override
    public boolean write(Held next, Optional<Held> seen) {
        try {
            if (seen.isEmpty()) {
                client.resource(lease(next, null)).create();
            } else {
                client.resource(lease(next, version)).update();
            }
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw told(e);
        }
    }

    private Resource<Lease> resource() {
        return client.leases().inNamespace(namespace).withName(name);
    }

    /** What a Lease object says; what is missing counts as empty, zero or the epoch. */
    static Held held(Lease lease) {
        LeaseSpec spec = lease.getSpec() == null ? new LeaseSpec() : lease.getSpec();
        return new Held(
                spec.getHolderIdentity() == null ? "" : spec.getHolderIdentity(),
                Duration.ofSeconds(spec.getLeaseDurationSeconds() == null ? 0 : spec.getLeaseDurationSeconds()),
                instant(spec.getAcquireTime()),
                instant(spec.getRenewTime()),
                spec.getLeaseTransitions() == null ? 0 : spec.getLeaseTransitions());
    }

    private static Instant instant(@Nullable ZonedDateTime time) {
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    private Lease lease(Held held, @Nullable String resourceVersion) {
        return new LeaseBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .withResourceVersion(resourceVersion)
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(held.holder())
                .withLeaseDurationSeconds((int) held.duration().toSeconds())
                .withAcquireTime(time(held.acquired()))
                .withRenewTime(time(held.renewed()))
                .withLeaseTransitions(held.transitions())
                .endSpec()
                .build();
    }

    private static ZonedDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atZone(ZoneOffset.UTC);
    }

    private static RuntimeException told(KubernetesClientException e) {
        return FOR_GOOD.contains(e.getCode()) ? new NotAllowed(e) : e;
    }
}
