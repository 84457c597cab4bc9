package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** The AnalysisRuns and templates of one namespace. */
final class Analyses {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(150);

    private final KubernetesClient client;
    private final String namespace;
    private final String instance;

    Analyses(KubernetesClient client, Rollouts rollouts, String instance) {
        this.client = client;
        this.namespace = rollouts.namespace();
        this.instance = instance;
    }

    /** Creates a template of this spec, YAML lines without indentation. */
    void template(String name, String spec) {
        create("AnalysisTemplate", name, spec);
    }

    /** Creates an AnalysisRun of this spec, YAML lines without indentation. */
    void run(String name, String spec) {
        create("AnalysisRun", name, spec);
    }

    private void create(String kind, String name, String spec) {
        String manifest = """
                apiVersion: argoproj.io/v1alpha1
                kind: %s
                metadata:
                  name: %s
                  namespace: %s
                  labels: {%s: "%s"}
                spec:
                """.formatted(kind, name, namespace, Canary.INSTANCE, instance) + spec.indent(2);
        client.resource(Serialization.unmarshal(manifest, GenericKubernetesResource.class))
                .createOr(NonDeletingOperation::update);
    }

    void terminate(String name) {
        client.genericKubernetesResources("argoproj.io/v1alpha1", "AnalysisRun")
                .inNamespace(namespace)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"terminate\":true}}");
    }

    /** All AnalysisRuns, oldest first. */
    List<JsonNode> all() {
        return client
                .genericKubernetesResources("argoproj.io/v1alpha1", "AnalysisRun")
                .inNamespace(namespace)
                .list()
                .getItems()
                .stream()
                .<JsonNode>map(JSON::valueToTree)
                .sorted(Comparator.comparing(
                        run -> run.at("/metadata/creationTimestamp").asText()))
                .toList();
    }

    JsonNode get(String name) {
        return all().stream()
                .filter(run -> run.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no AnalysisRun " + name));
    }

    /** Waits until the run passes these checks, and answers it as it then was. */
    JsonNode await(String name, Consumer<JsonNode> checks) {
        JsonNode[] last = new JsonNode[1];
        Awaitility.await().atMost(Rollouts.LIMIT).pollInterval(POLL).untilAsserted(() -> {
            last[0] = get(name);
            checks.accept(last[0]);
        });
        return last[0];
    }

    /** Waits until the run has this phase. */
    JsonNode awaitPhase(String name, String phase) {
        return await(
                name,
                run -> assertThat(run.at("/status/phase").asText())
                        .as("%s", run)
                        .isEqualTo(phase));
    }
}
