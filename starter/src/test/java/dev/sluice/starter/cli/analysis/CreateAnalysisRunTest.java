package dev.sluice.starter.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.Invocation;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.cli.cluster.Trees;
import dev.sluice.starter.demo.EmbeddedApi;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateAnalysisRunTest {
    private static final String SMOKE = """
            apiVersion: argoproj.io/v1alpha1
            kind: AnalysisTemplate
            metadata: {name: smoke, labels: {tool: x}}
            spec:
              args: [{name: host}, {name: path, value: /healthz}, {name: token, valueFrom: {secretKeyRef: {name: api, key: k}}}]
              metrics: [{name: web, provider: {web: {url: "http://{{args.host}}{{args.path}}"}}}]
              dryRun: [{metricName: w.*}]
              measurementRetention: [{metricName: web, limit: 3}]
            """;
    private static final String NESTING = """
            apiVersion: argoproj.io/v1alpha1
            kind: AnalysisTemplate
            metadata: {name: all}
            spec:
              templates: [{templateName: smoke}, {templateName: everywhere, clusterScope: true}]
              args: [{name: host, value: web}]
            """;
    private static final String GLOBAL = """
            apiVersion: argoproj.io/v1alpha1
            kind: ClusterAnalysisTemplate
            metadata: {name: everywhere}
            spec: {metrics: [{name: job, provider: {job: {spec: {}}}}]}
            """;
    private static final String BROKEN = """
            apiVersion: argoproj.io/v1alpha1
            kind: AnalysisTemplate
            metadata: {name: broken}
            spec: {metrics: [{name: m, count: 2, provider: {web: {url: "http://p"}}}]}
            """;

    private EmbeddedApi api;
    private KubernetesClient client;
    private Path folder;

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        api = EmbeddedApi.start();
        Files.writeString(folder.resolve("kubeconfig"), api.kubeconfig());
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(api.kubeconfig()))
                .build();
        Stream.of(SMOKE, NESTING, GLOBAL, BROKEN)
                .forEach(yaml -> client.resource(
                                client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
                        .create());
    }

    @AfterEach
    void stop() {
        client.close();
        api.close();
    }

    @Test
    void makesTheRunOfATemplate() {
        Invocation done = create("--from=smoke", "-a", "host=a=b", "--argument", "path=", "--name=r1");

        assertThat(done).isEqualTo(new Invocation(0, "analysisrun.argoproj.io/r1 created\n", ""));
        assertThat(stored("r1").obj("spec")).isEqualTo(Trees.object("""
                {"metrics": [{"name": "web", "provider": {"web": {"url": "http://{{args.host}}{{args.path}}"}}}],
                 "dryRun": [{"metricName": "w.*"}],
                 "measurementRetention": [{"metricName": "web", "limit": 3}],
                 "args": [{"name": "host", "value": "a=b"}, {"name": "path", "value": ""},
                          {"name": "token", "valueFrom": {"secretKeyRef": {"name": "api", "key": "k"}}}]}
                """));
    }

    @Test
    void takesNothingOfTheTemplatesMetadata() {
        create("--from=smoke", "-a", "host=web", "--name=r1", "--instance-id=mine");

        assertThat(stored("r1").obj("metadata").obj("labels").texts())
                .containsOnlyKeys("argo-rollouts.argoproj.io/controller-instance-id")
                .containsValue("mine");
    }

    @Test
    void letsTheClusterNameIt() {
        Invocation done = create("--from=smoke", "-a", "host=web");

        assertThat(done.out()).matches("analysisrun\\.argoproj\\.io/smoke-[a-z0-9]+ created\n");
    }

    @Test
    void letsTheClusterNameItAfterAPrefix() {
        Invocation done = create("--from=smoke", "-a", "host=web", "--generate-name=by-hand.");

        assertThat(done.out()).matches("analysisrun\\.argoproj\\.io/by-hand\\.[a-z0-9]+ created\n");
    }

    @Test
    void addsTheTemplatesThatATemplateRefersTo() {
        create("--from=all", "--name=r1");

        assertThat(stored("r1").obj("spec").objects("metrics"))
                .extracting(metric -> metric.text("name").orElse(""))
                .containsExactly("web", "job");
    }

    @Test
    void takesATemplateOfTheCluster() {
        Invocation done = create("--global", "--from=everywhere", "--name=r1");

        assertThat(done.out()).isEqualTo("analysisrun.argoproj.io/r1 created\n");
    }

    @Test
    void takesATemplateOfAFileTogetherWithThoseOfTheCluster() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.yaml"), NESTING.replace("{name: all}", "{name: own, namespace: far}"));

        Invocation done = create("--from-file=" + file, "--name=r1");

        assertThat(done.out()).isEqualTo("analysisrun.argoproj.io/r1 created\n");
        assertThat(stored("r1").obj("metadata").text("namespace")).contains("default");
    }

    @Test
    void printsAnObjectThatItDoesNotCreate() {
        Invocation done = create("--global", "--from=everywhere", "--instance-id=mine", "--dry-run");

        assertThat(done).isEqualTo(new Invocation(0, """
                apiVersion: argoproj.io/v1alpha1
                kind: AnalysisRun
                metadata:
                  generateName: everywhere-
                  namespace: default
                  labels:
                    argo-rollouts.argoproj.io/controller-instance-id: mine
                spec:
                  metrics:
                  - name: job
                    provider:
                      job:
                        spec: {}
                """, ""));
        assertThat(new Cluster(client).list(Kinds.ANALYSIS_RUN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --from=smoke                    | args.host was not resolved
                    --from=nope                     | AnalysisTemplate 'nope' not found
                    --from=everywhere               | AnalysisTemplate 'everywhere' not found
                    --global --from=smoke           | ClusterAnalysisTemplate 'smoke' not found
                    --from=broken                   | Analysis spec invalid: metrics[0]: interval must be specified when count > 1
                    --from-file=nope.yaml           | cannot read nope.yaml
                    """)
    void refusesInTheWordsOfTheController(String arguments, String why) {
        Invocation done = create(arguments.split(" "));

        assertThat(done).isEqualTo(new Invocation(1, "", "error: " + why + "\n"));
        assertThat(new Cluster(client).list(Kinds.ANALYSIS_RUN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kind: AnalysisTemplate            | true  | kind must be ClusterAnalysisTemplate, and is "AnalysisTemplate"
                    kind: Rollout                     | false | kind must be AnalysisTemplate or ClusterAnalysisTemplate, and is "Rollout"
                    text                              | false | must hold one object, and holds 1 documents
                    ''                                | false | must hold one object, and holds 0 documents
                    """)
    void refusesAFileWithoutATemplate(String content, boolean global, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("t.yaml"), content);

        Invocation done = create("--from-file=" + file, "--name=r1", global ? "--global" : "--dry-run");

        assertThat(done).isEqualTo(new Invocation(1, "", "error: " + file + ": " + why + "\n"));
    }

    @Test
    void wantsANameForATemplateWithoutOne() throws IOException {
        Path file = Files.writeString(folder.resolve("t.yaml"), GLOBAL.replace("metadata: {name: everywhere}", ""));

        Invocation done = create("--from-file=" + file);

        assertThat(done.err()).isEqualTo("error: the template has no metadata.name: give --name or --generate-name\n");
    }

    @Test
    void remarksThatAnArgumentIsPassedOver() {
        Invocation done = create("--from=everywhere", "--global", "--name=r1", "-a", "hots=web");

        assertThat(done)
                .isEqualTo(new Invocation(
                        0, "analysisrun.argoproj.io/r1 created\n", "no template declares the argument \"hots\"\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--from=a --from-file=b", "--from=smoke -a host", "--from=smoke -a =web"})
    void refusesOtherUsage(String arguments) {
        Invocation done = create(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(done.code()).isEqualTo(2);
    }

    private Invocation create(String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--kubeconfig=" + folder.resolve("kubeconfig")))
                .toArray(String[]::new);
        return Invocation.of(new CreateAnalysisRun(), all);
    }

    private Json.Obj stored(String name) {
        return new Cluster(client).get(Kinds.ANALYSIS_RUN, name);
    }
}
