package dev.sluice.kube.write;

import static dev.sluice.kube.Samples.SHOP_REPLICA_SETS;
import static dev.sluice.kube.Samples.WEB;
import static dev.sluice.kube.Samples.refusal;
import static dev.sluice.kube.Samples.replicaSet;
import static dev.sluice.kube.Samples.rollout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.Samples;
import dev.sluice.kube.cache.Scope;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicaSetClaimsTest {
    private static final String SET = SHOP_REPLICA_SETS + "/web-a";

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final ReplicaSetClaims claims = new ReplicaSetClaims(KubeApi.over(client), Scope.ALL);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void addsItselfToTheOwnersOnTheVersionThatItRead() throws IOException {
        server.on("GET", SET, 200, orphan()).on("PATCH", SET, 200, replicaSet("web-a", "u1", 1, 7));
        server.on("GET", Samples.ROLLOUT, 200, rollout(5));

        Outcome outcome = claims.make(WEB, claim(true));

        assertThat(outcome).isEqualTo(written(7));
        assertThat(server.only("PATCH", SET).body())
                .contains("\"resourceVersion\":\"6\"", "\"uid\":\"x\"", "\"uid\":\"u1\",\"controller\":true");
    }

    @Test
    void adoptsNothingForARolloutThatHasGoneSinceItWasSeen() throws IOException {
        server.on("GET", SET, 200, orphan());
        server.on("GET", Samples.ROLLOUT, 200, rollout(5).replace("\"u1\"", "\"u2\""));

        assertThat(claims.make(WEB, claim(true))).isInstanceOf(Outcome.Conflict.class);
        assertThat(server.requests()).noneMatch(request -> request.method().equals("PATCH"));
    }

    @Test
    void leavesASetThatAnotherHasAdopted() throws IOException {
        server.on("GET", SET, 200, replicaSet("web-a", "u2", 1, 6));

        assertThat(claims.make(WEB, claim(true))).isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void hasNothingToDoWhenItIsTheControllerAlready() throws IOException {
        server.on("GET", SET, 200, replicaSet("web-a", "u1", 1, 6));

        assertThat(claims.make(WEB, claim(true))).isEqualTo(written(6));
    }

    @Test
    void letsGoByTakingOnlyItselfFromTheOwners() throws IOException {
        server.on("GET", SET, 200, replicaSet("web-a", "u1", 1, 6)).on("PATCH", SET, 200, orphan());

        claims.make(WEB, claim(false));

        assertThat(server.only("PATCH", SET).body())
                .contains("\"ownerReferences\":[{\"kind\":\"Other\",\"name\":\"x\",\"uid\":\"x\"}]");
    }

    @Test
    void saysWhyAClaimIsRefused() throws IOException {
        server.on("GET", SET, 200, replicaSet("web-a", "u1", 1, 6))
                .on("PATCH", SET, 403, refusal("Forbidden", "may not patch"));

        assertThat(claims.make(WEB, claim(false)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("may not patch"));
    }

    @Test
    void looksAgainWhenTheSetIsGone() throws IOException {
        server.on("GET", SET, 404, refusal("NotFound", "no such set"));

        assertThat(claims.make(WEB, claim(true))).isInstanceOf(Outcome.Conflict.class);
    }

    private static Outcome written(long version) {
        return new Outcome.Done(Freshness.of(Freshness.REPLICA_SETS, Long.toString(version)));
    }

    private static String orphan() {
        return replicaSet("web-a", "none", 1, 6).replace(",\"controller\":true", "");
    }

    private static Action.ClaimReplicaSet claim(boolean adopt) {
        return new Action.ClaimReplicaSet("web-a", "uid-web-a", adopt, "claim", List.of());
    }
}
