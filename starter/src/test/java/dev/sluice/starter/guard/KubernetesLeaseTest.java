package dev.sluice.starter.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesLeaseTest {
    private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/sluice/leases";
    private static final String LEASE = LEASES + "/sluice-controller";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LeaseStore.Held OURS = new LeaseStore.Held("one", Duration.ofSeconds(15), NOW, NOW, 1);
    private static final String OBJECT = """
            {"kind":"Lease","apiVersion":"coordination.k8s.io/v1",
             "metadata":{"name":"sluice-controller","namespace":"sluice","resourceVersion":"7"},
             "spec":{"holderIdentity":"one","leaseDurationSeconds":15,"leaseTransitions":1,
                     "acquireTime":"2026-03-01T12:00:00.000000Z","renewTime":"2026-03-01T12:00:00.000000Z"}}""";

    private final ScriptedApi api = new ScriptedApi();
    private final KubernetesClient client = api.client();
    private final KubernetesLease lease = new KubernetesLease(client, "sluice", "sluice-controller");

    @AfterEach
    void stop() {
        client.close();
        api.close();
    }

    @Test
    void isReadByName() {
        api.on("GET " + LEASE, 200, OBJECT);

        assertThat(lease.read()).contains(OURS);
        assertThat(api.asked()).containsExactly("GET " + LEASE);
    }

    @Test
    void isUpdatedWithoutAnyOtherRequest() {
        api.on("GET " + LEASE, 200, OBJECT).on("PUT " + LEASE, 200, OBJECT);
        Optional<LeaseStore.Held> seen = lease.read();

        assertThat(lease.write(OURS, seen)).isTrue();
        assertThat(api.asked()).containsExactly("GET " + LEASE, "PUT " + LEASE);
    }

    @Test
    void isLeftToWhoWasQuicker() {
        api.on("POST " + LEASES, 409, "{}");

        assertThat(lease.write(OURS, Optional.empty())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 422})
    void isOutOfReachForGoodWhereItIsRefused(int code) {
        api.on("POST " + LEASES, code, "{}");

        assertThatThrownBy(() -> lease.write(OURS, Optional.empty())).isInstanceOf(LeaseStore.NotAllowed.class);
    }

    @Test
    void isOutOfReachForNowWhileTheServerFails() {
        api.on("POST " + LEASES, 500, "{}");

        assertThatThrownBy(() -> lease.write(OURS, Optional.empty())).isNotInstanceOf(LeaseStore.NotAllowed.class);
    }
}
