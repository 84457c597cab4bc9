package dev.sluice.starter.demo;

import static dev.sluice.starter.demo.ClusterUnderTest.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no object can satisfy. */
interface RefusalContract extends ClusterUnderTest {

    @ParameterizedTest
    @CsvSource({
        "POST,   /apis/apps/v1/namespaces/{namespace}/nonsenses",
        "GET,    /apis/apps/v2/namespaces/{namespace}/replicasets",
        "GET,    /apis/apps/v1/namespaces/{namespace}/replicasets/some/nonsense",
        "DELETE, /api/v1/namespaces/{namespace}/configmaps/some/status"
    })
    default void pathThatIsNotServedIsNotFound(String method, String path) {
        Status refusal = refusalOf(() -> client().raw(path.replace("{namespace}", namespace()), method, null));

        assertThat(refusal.getCode()).isEqualTo(404);
        assertThat(refusal.getReason()).isEqualTo("NotFound");
        assertThat(refusal.getMessage()).isEqualTo("the server could not find the requested resource");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /api/v1/configmaps",
        "DELETE, /api/v1/configmaps",
        "PUT,    /api/v1/namespaces/{namespace}/configmaps",
        "POST,   /api/v1/namespaces/{namespace}/configmaps/some",
        "DELETE, /apis/apps/v1/namespaces/{namespace}/replicasets/some/status",
        "POST,   /apis/apps/v1/namespaces/{namespace}/replicasets/some/scale",
        "GET,    /api/v1/namespaces/{namespace}/pods/some/eviction"
    })
    default void methodThatThePathDoesNotKnowIsNotAllowed(String method, String path) {
        Status refusal = refusalOf(() -> client().raw(path.replace("{namespace}", namespace()), method, null));

        assertThat(refusal.getCode()).isEqualTo(405);
        assertThat(refusal.getReason()).isEqualTo("MethodNotAllowed");
    }

    @Test
    default void objectOfAnotherKindIsABadRequest() {
        Status refusal =
                refusalOf(() -> create("", Map.of("apiVersion", "v1", "kind", "Secret", "metadata", named("x"))));

        assertThat(refusal.getCode()).isEqualTo(400);
        assertThat(refusal.getReason()).isEqualTo("BadRequest");
    }

    @Test
    default void objectForAnotherNamespaceIsABadRequest() {
        Map<String, Object> elsewhere = Map.of("metadata", Map.of("name", "x", "namespace", "default"));

        Status refusal = refusalOf(() -> create("", elsewhere));

        assertThat(refusal.getCode()).isEqualTo(400);
        assertThat(refusal.getMessage())
                .isEqualTo("the namespace of the provided object does not match the namespace sent on the request");
    }

    @Test
    default void newObjectWithAVersionIsRefused() {
        Map<String, Object> versioned = Map.of("metadata", Map.of("name", "x", "resourceVersion", "1"));

        Status refusal = refusalOf(() -> create("", versioned));

        assertThat(refusal.getCode()).isEqualTo(500);
        assertThat(refusal.getMessage()).isEqualTo("resourceVersion should not be set on objects to be created");
    }

    @Test
    default void unknownDryRunIsInvalid() {
        Status refusal = refusalOf(() -> create("?dryRun=Some", Map.of("metadata", named("x"))));

        assertThat(refusal.getCode()).isEqualTo(422);
        assertThat(refusal.getReason()).isEqualTo("Invalid");
    }

    @Test
    default void textThatIsNoObjectIsABadRequest() {
        Status refusal = refusalOf(() -> create("", "{nonsense"));

        assertThat(refusal.getCode()).isEqualTo(400);
        assertThat(refusal.getReason()).isEqualTo("BadRequest");
    }

    @Test
    default void renamedObjectIsABadRequest() {
        createConfigMap("renamed");

        Status refusal =
                refusalOf(() -> configMap("renamed").patch(PatchContract.MERGE, "{\"metadata\":{\"name\":\"other\"}}"));

        assertThat(refusal.getCode()).isEqualTo(400);
        assertThat(refusal.getMessage())
                .isEqualTo("the name of the object (other) does not match the name on the URL (renamed)");
    }

    private void create(String query, Object body) {
        client().raw("/api/v1/namespaces/" + namespace() + "/configmaps" + query, "POST", body);
    }

    private static Map<String, Object> named(String name) {
        return Map.of("name", name);
    }
}
