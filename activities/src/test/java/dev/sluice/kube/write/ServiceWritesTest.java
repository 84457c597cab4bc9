package dev.sluice.kube.write;

import static dev.sluice.kube.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceWritesTest {
    private static final String PATH = "api/v1/namespaces/shop/services/web";
    private static final Action.PatchService SWITCH = new Action.PatchService(
            "web",
            "s1",
            (Json.Obj) Json.from(Map.of("spec", Map.of("selector", Map.of("hash", "b")))),
            "6",
            "switch",
            List.of());

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final ServiceWrites writes = new ServiceWrites(KubeApi.over(client));

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static String service(long version, String hash) {
        return """
                {"metadata":{"namespace":"shop","name":"web","uid":"s1","resourceVersion":"%d"},
                 "spec":{"selector":{"app":"web","hash":"%s"}}}""".formatted(version, hash);
    }

    private static Outcome written(long version) {
        return new Outcome.Done(Freshness.of(Freshness.SERVICES, Long.toString(version)));
    }

    @Test
    void patchesTheVersionThatWasSeen() {
        server.on("PATCH", PATH, 200, service(7, "b"));

        assertThat(writes.patch("shop", SWITCH)).isEqualTo(written(7));
        assertThat(server.only("PATCH", PATH).body())
                .contains("\"resourceVersion\":\"6\"", "\"selector\":{\"hash\":\"b\"}");
    }

    @Test
    void isDoneWhenAnotherVersionHasItAlready() {
        server.on("PATCH", PATH, 409, refusal("Conflict", "moved")).on("GET", PATH, 200, service(8, "b"));

        assertThat(writes.patch("shop", SWITCH)).isEqualTo(written(8));
    }

    @Test
    void looksAgainWhenTheServiceHasChanged() {
        server.on("PATCH", PATH, 409, refusal("Conflict", "moved")).on("GET", PATH, 200, service(8, "c"));

        assertThat(writes.patch("shop", SWITCH)).isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void looksAgainWhenTheServiceIsGone() {
        server.on("PATCH", PATH, 404, refusal("NotFound", "no such service"));

        assertThat(writes.patch("shop", SWITCH)).isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void saysWhyItIsRefused() {
        server.on("PATCH", PATH, 403, refusal("Forbidden", "may not patch"));

        assertThat(writes.patch("shop", SWITCH))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("may not patch"));
    }
}
