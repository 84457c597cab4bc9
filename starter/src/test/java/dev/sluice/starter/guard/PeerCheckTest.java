package dev.sluice.starter.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeerCheckTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ALIVE = "2026-03-01T11:59:50.000000Z";
    private static final String SILENT = "2026-03-01T11:59:45.000000Z";
    private static final String EVERYWHERE = "GET /apis/coordination.k8s.io/v1/leases";
    private static final String LOCK = "argo-rollouts-controller-lock";

    private final ScriptedApi api = new ScriptedApi();
    private final KubernetesClient client = api.client();

    @AfterEach
    void stop() {
        client.close();
        api.close();
    }

    @Test
    void objectsToAControllerThatIsAliveInAnyNamespace() {
        api.on(EVERYWHERE, 200, list(lease("elsewhere", "peer_1", ALIVE)));

        Optional<String> objection = check("").objection(NOW);

        assertThat(objection)
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("\"peer_1\" holds the Lease elsewhere/" + LOCK)
                        .contains("--take-over"));
    }

    @Test
    void asksForNoLeaseButTheOneByName() {
        api.on(EVERYWHERE, 200, list());

        check("").objection(NOW);

        assertThat(api.asked()).containsExactly(EVERYWHERE + "?fieldSelector=metadata.name%3D" + LOCK);
    }

    @Test
    void looksForControllersOfItsInstanceAlone() {
        api.on(EVERYWHERE, 200, list());

        check("blue").objection(NOW);

        assertThat(api.asked()).containsExactly(EVERYWHERE + "?fieldSelector=metadata.name%3D" + LOCK + "-blue");
    }

    @Test
    void acceptsAControllerThatHasBeenSilentForItsLeasesDuration() {
        api.on(EVERYWHERE, 200, list(lease("argo-rollouts", "peer_1", SILENT)));

        assertThat(check("").objection(NOW)).isEmpty();
    }

    @Test
    void acceptsALeaseThatWasGivenBack() {
        api.on(EVERYWHERE, 200, list(lease("argo-rollouts", "", ALIVE)));

        assertThat(check("").objection(NOW)).isEmpty();
    }

    @Test
    void looksIntoEachNamespaceThatItMayReadWhenItMayNotAskForAll() {
        api.forbidding(EVERYWHERE)
                .forbidding("GET " + path("shop"))
                .on("GET " + path("argo-rollouts"), 200, lease("argo-rollouts", "peer_1", ALIVE));

        Optional<String> objection = check("").objection(NOW);

        assertThat(objection).hasValueSatisfying(why -> assertThat(why).contains("argo-rollouts/" + LOCK));
        assertThat(api.asked()).contains("GET " + path("shop"), "GET " + path("argo-rollouts"));
    }

    @Test
    void seesAControllerInTheFirstNamespaceAlsoWhenTheSecondIsForbidden() {
        api.forbidding(EVERYWHERE)
                .on("GET " + path("shop"), 200, lease("shop", "peer_1", ALIVE))
                .forbidding("GET " + path("argo-rollouts"));

        assertThat(check("").objection(NOW)).isPresent();
    }

    @Test
    void objectsToNothingWhereNothingMayBeRead() {
        api.forbidding(EVERYWHERE).forbidding("GET " + path("shop")).forbidding("GET " + path("argo-rollouts"));

        assertThat(check("").objection(NOW)).isEmpty();
    }

    @Test
    void hasNoAnswerWhileTheServerFails() {
        api.on(EVERYWHERE, 500, "{}");

        assertThatThrownBy(() -> check("").objection(NOW)).isInstanceOf(KubernetesClientException.class);
    }

    private PeerCheck check(String instance) {
        return new PeerCheck(client, instance, List.of("shop", "argo-rollouts"));
    }

    private static String path(String namespace) {
        return "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases/" + LOCK;
    }

    private static String list(String... leases) {
        return """
                {"kind":"LeaseList","apiVersion":"coordination.k8s.io/v1","metadata":{},"items":[%s]}""".formatted(String.join(",", leases));
    }

    private static String lease(String namespace, String holder, String renewed) {
        return """
                {"kind":"Lease","apiVersion":"coordination.k8s.io/v1","metadata":{"name":"%s","namespace":"%s"},
                 "spec":{"holderIdentity":"%s","leaseDurationSeconds":15,"renewTime":"%s"}}""".formatted(LOCK, namespace, holder, renewed);
    }
}
