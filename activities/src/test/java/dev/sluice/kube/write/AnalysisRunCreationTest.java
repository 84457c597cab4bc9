package dev.sluice.kube.write;

import static dev.sluice.kube.Samples.list;
import static dev.sluice.kube.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.analysis.template.AnalysisKind;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.Samples;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.cache.Scope;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisRunCreationTest {
    private static final String RUNS = "apis/argoproj.io/v1alpha1/namespaces/shop/analysisruns";
    private static final String TEMPLATES = "apis/argoproj.io/v1alpha1/analysistemplates";
    private static final String METRICS =
            "\"metrics\":[{\"name\":\"m\",\"provider\":{\"web\":{\"url\":\"http://localhost\"}}}]";
    private static final String ARGS = "\"args\":[{\"name\":\"host\",\"value\":\"web\"}]";

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final ClusterCache cache = new ClusterCache(client, Scope.ALL);
    private final AnalysisRunCreation creation = new AnalysisRunCreation(KubeApi.over(client), cache);

    @AfterEach
    void stop() {
        cache.close();
        client.close();
        server.close();
    }

    private static Action.CreateAnalysisRun action(long generation) {
        return new Action.CreateAnalysisRun(
                "web-h2-4-1",
                AnalysisKind.Step,
                OptionalInt.of(1),
                4,
                "h2",
                "h1",
                generation,
                "Step analysis web-h2-4-1",
                List.of());
    }

    private Outcome create(String argument) throws IOException {
        filled(argument);
        return creation.create(Samples.WEB, action(1));
    }

    /** The Rollout's second step is an analysis by a template that needs the argument {@code host}. */
    private void filled(String argument) {
        String analysis = "{\"analysis\":{\"templates\":[{\"templateName\":\"check\"}],\"args\":[" + argument + "]}}";
        server.on("GET", Samples.ROLLOUTS, 200, list(10, Samples.rollout(5).replace("{\"pause\":{}}", analysis)))
                .on("GET", Samples.REPLICA_SETS, 200, list(11))
                .on("GET", TEMPLATES, 200, list(12, """
                        {"metadata":{"namespace":"shop","name":"check","uid":"t","resourceVersion":"9"},
                         "spec":{%s,"args":[{"name":"host"}]}}""".formatted(METRICS)));
        cache.start();
        assertThat(cache.awaitSynced(Duration.ofSeconds(20))).isTrue();
    }

    private static final String BY_FIELD =
            "{\"name\":\"host\",\"valueFrom\":{\"fieldRef\":{\"fieldPath\":\"metadata.name\"}}}";

    private static String run(String owner, String status, String spec) {
        return """
                {"metadata":{"namespace":"shop","name":"web-h2-4-1","uid":"a1","resourceVersion":"44",
                  "ownerReferences":[{"kind":"Rollout","name":"web","uid":"%s","controller":true}]},
                 "spec":{%s},"status":{%s}}""".formatted(owner, spec, status);
    }

    @Test
    void createsWhatTheRolloutAsksFor() throws IOException {
        server.on("POST", RUNS, 201, run("u1", "", METRICS));

        assertThat(create(BY_FIELD)).isEqualTo(new Outcome.Done(Freshness.of(Freshness.ANALYSIS_RUNS, "44")));

        Json.Obj body = Samples.json(server.only("POST", RUNS).body());
        assertThat(body.obj("metadata").text("name")).contains("web-h2-4-1");
        assertThat(body.obj("metadata").obj("labels")).isEqualTo(Samples.json("""
                        {"rollouts-pod-template-hash":"h2","rollout-type":"Step","step-index":"1","app":"web"}"""));
        assertThat(body.obj("metadata").objects("ownerReferences").getFirst().text("uid"))
                .contains("u1");
        assertThat(body.obj("spec")).isEqualTo(Samples.json("{" + METRICS + "," + ARGS + "}"));
    }

    @Test
    void looksAgainWhenTheRolloutHasAnotherGeneration() throws IOException {
        filled(BY_FIELD);

        assertThat(creation.create(Samples.WEB, action(2))).isInstanceOf(Outcome.Conflict.class);
        assertThat(server.requests()).noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void looksAgainWhenTheRolloutIsGone() throws IOException {
        assertThat(creation.create(Samples.WEB, action(1))).isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void takesARunThatGoesOnAndAsksForTheSame() throws IOException {
        server.on("POST", RUNS, 409, refusal("AlreadyExists", "there is one"))
                .on("GET", RUNS + "/web-h2-4-1", 200, run("u1", "\"phase\":\"Running\"", METRICS + "," + ARGS));

        assertThat(create(BY_FIELD)).isEqualTo(new Outcome.Done(Freshness.of(Freshness.ANALYSIS_RUNS, "44")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u1|\"phase\":\"Successful\"|" + METRICS + "," + ARGS,
                "u1|\"phase\":\"Running\"|" + METRICS,
                "u2|\"phase\":\"Running\"|" + METRICS + "," + ARGS
            })
    void theNameIsTakenByARunThatIsOverOrAnotherOrSomebodyElses(String existing) throws IOException {
        String[] parts = existing.split("\\|", -1);
        server.on("POST", RUNS, 409, refusal("AlreadyExists", "there is one"))
                .on("GET", RUNS + "/web-h2-4-1", 200, run(parts[0], parts[1], parts[2]));

        assertThat(create(BY_FIELD))
                .isEqualTo(new Outcome.Failed(Trouble.NAME_TAKEN, "an AnalysisRun named web-h2-4-1 exists"));
    }

    @Test
    void saysWhatCannotBeMade() throws IOException {
        String nowhere = BY_FIELD.replace("metadata.name", "spec.absent");

        assertThat(create(nowhere))
                .isEqualTo(new Outcome.Failed(Trouble.INVALID_ANALYSIS, "invalid path spec.absent in rollout"));
        assertThat(server.requests()).noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void saysWhyItIsRefused() throws IOException {
        server.on("POST", RUNS, 403, refusal("Forbidden", "may not create"));

        assertThat(create(BY_FIELD))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("may not create"));
    }
}
