package dev.sluice.kube.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.json.Json;
import dev.sluice.kube.FakeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KubeApiTest {
    private static final Json.Obj BODY = Json.Obj.EMPTY.with("a", Json.of(1));

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final KubeApi api = KubeApi.over(client);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void writesAsItsOwnFieldManager() throws IOException {
        server.on("POST", "api/v1/things", 201, "{\"metadata\":{\"resourceVersion\":\"7\"}}");

        Answer answer = api.create("api/v1/things?dryRun=All", BODY);

        FakeApi.Request request = server.only("POST", "api/v1/things");
        assertThat(request.query()).containsEntry("fieldManager", "sluice").containsEntry("dryRun", "All");
        assertThat(request.type()).startsWith("application/json");
        assertThat(request.body()).isEqualTo("{\"a\":1}");
        assertThat(answer.version()).isEqualTo("7");
    }

    @Test
    void saysWhichKindOfPatchItSends() throws IOException {
        server.on("PATCH", "merge", 200, "{}").on("PATCH", "json", 200, "{}");

        api.mergePatch("merge", BODY);
        api.jsonPatch("json", new Json.Arr(List.of(BODY)));

        assertThat(server.only("PATCH", "merge").type()).startsWith("application/merge-patch+json");
        assertThat(server.only("PATCH", "json").type()).startsWith("application/json-patch+json");
        assertThat(server.only("PATCH", "json").body()).isEqualTo("[{\"a\":1}]");
    }

    @Test
    void givesARefusalAsAnAnswer() throws IOException {
        server.on("GET", "x", 403, "{\"kind\":\"Status\",\"reason\":\"Forbidden\",\"message\":\"not you\"}");

        Answer answer = api.get("x");

        assertThat(answer.ok()).isFalse();
        assertThat(answer.reason()).isEqualTo("Forbidden");
        assertThat(answer.why()).isEqualTo("not you");
    }

    @Test
    void takesAProxysErrorPageForAnAnswer() throws IOException {
        server.on("GET", "x", 502, "<html>bad gateway</html>");

        Answer answer = api.get("x");

        assertThat(answer.why()).isEqualTo("HTTP 502");
    }

    @Test
    void triesOnlyOnce() throws IOException {
        server.on("GET", "x", 503, "{}");

        api.get("x");

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        server.silentOn("GET", "x");

        assertThatThrownBy(() -> api.within(Duration.ofMillis(50)).get("x")).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void failsWhenNobodyListens() {
        server.close();

        assertThatThrownBy(() -> api.get("x"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
    }
}
