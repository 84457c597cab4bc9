package dev.sluice.starter.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.starter.cli.Invocation;
import dev.sluice.starter.cli.RecordingApi;
import dev.sluice.starter.cli.cluster.Trees;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTest {
    private static final String GOOD = """
            apiVersion: argoproj.io/v1alpha1
            kind: Rollout
            metadata: {name: web}
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - {name: web, image: "w:1", ports: [{containerPort: 80}], resources: {requests: {cpu: 100m}}}
              strategy: {canary: {maxSurge: 25%, steps: [{setWeight: 20}, {pause: {duration: 1h}}]}}
            """;

    private static final String UNCHECKED = "not checked without --server: the pod template of Rollout web";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void saysNothingOfAGoodFile() throws IOException {
        Invocation done = lint(GOOD + "---\n---\napiVersion: v1\nkind: Service\nspec: {anything: goes}\n");

        assertThat(done).isEqualTo(new Invocation(0, "", UNCHECKED + "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replicas: 3 | replica: 3 | 5:3: warning: Rollout web: unknown field \"spec.replica\"; did you mean"
                        + " \"replicas\"?",
                "{pause: {duration: 1h}} | {pause: {length: 1h}} | 12:72: warning: Rollout web: unknown field"
                        + " \"spec.strategy.canary.steps[1].pause.length\"",
                "image: | imag: | 11:21: warning: Rollout web: unknown field \"spec.template.spec.containers[0].imag\"; did you mean"
                        + " \"image\"?",
                "requests: | request: | 11:77: warning: Rollout web: unknown field"
                        + " \"spec.template.spec.containers[0].resources.request\"; did you mean \"requests\"?",
                "name: web} | nam: web} | 3:12: warning: Rollout : unknown field \"metadata.nam\"; did you mean \"name\"?",
            })
    void warnsOfUnknownFields(String good, String bad, String objection) throws IOException {
        Invocation done = lint(GOOD.replace(good, bad));

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.out()).isEqualTo(file() + ":" + objection + "\n");
    }

    private static final String ANALYSED =
            GOOD.replace("{pause: {duration: 1h}}", "{analysis: {templates: [{templateName: check}]}}");
    private static final String TEMPLATE = """
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: AnalysisTemplate
            metadata: {name: check}
            spec: {metrics: [{name: m, interval: 10s, count: 3, provider: {web: {url: "http://localhost"}}}]}
            """;

    @Test
    void saysNothingOfAnAnalysisWhoseTemplateIsThere() throws IOException {
        assertThat(lint(ANALYSED + TEMPLATE)).isEqualTo(new Invocation(0, "", UNCHECKED + "\n"));
    }

    @Test
    void judgesAnAnalysisByTheTemplateInTheFile() throws IOException {
        Invocation done = lint(ANALYSED + TEMPLATE.replace("count: 3, ", ""));

        assertThat(done)
                .isEqualTo(new Invocation(
                        1,
                        file() + ":12:75: Rollout web: The Rollout \"web\" is invalid:"
                                + " spec.strategy.canary.steps[1].analysis.templates: Invalid value: \"check\":"
                                + " AnalysisTemplate check has metric m which runs indefinitely. Invalid value for"
                                + " count: nil\n",
                        UNCHECKED + "\n"));
    }

    @Test
    void saysWhatItCouldNotCheckForWantOfATemplate() throws IOException {
        assertThat(lint(ANALYSED)).isEqualTo(new Invocation(0, "", UNCHECKED + ", AnalysisTemplate default/check\n"));
    }

    @Test
    void refusesAValueOfTheWrongType() throws IOException {
        Invocation done = lint(GOOD.replace("replicas: 3", "replicas: \"3\""));

        assertThat(done.out()).isEqualTo(file() + ":5:3: Rollout web: spec.replicas: must be a whole number\n");
    }

    @Test
    void saysNothingOfTheExampleOfABlueGreenRelease() throws IOException {
        assertThat(lint(Files.readString(Path.of("../docs/examples/bluegreen.yaml"))))
                .extracting(Invocation::code, Invocation::out)
                .containsExactly(0, "");
    }

    @Test
    void tellsOfAServiceInTheSameFileThatSelectsOtherPods() throws IOException {
        String example = Files.readString(Path.of("../docs/examples/bluegreen.yaml"));

        Invocation done = lint(example.replaceFirst("selector: \\{app: guestbook}", "selector: {app: other}"));

        assertThat(done.out())
                .endsWith(
                        "Rollout guestbook: The Rollout \"guestbook\" is invalid: spec.strategy.blueGreen.activeService: Invalid value: \"guestbook\":"
                                + " Service \"guestbook\" has unmatch label \"app\" in rollout\n");
    }

    @Test
    void tellsTheRuleThatIsBroken() throws IOException {
        Invocation done = lint(GOOD.replace("setWeight: 20", "setWeight: 200"));

        assertThat(done)
                .isEqualTo(new Invocation(
                        1,
                        file() + ":12:47: Rollout web: The Rollout \"web\" is invalid:"
                                + " spec.strategy.steps[0].setWeight: Invalid value: 200: SetWeight needs to be between"
                                + " 0 and 100\n",
                        ""));
    }

    @Test
    void looksIntoLists() throws IOException {
        Invocation done = lint("""
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: argoproj.io/v1alpha1, kind: AnalysisTemplate, metadata: {name: ok}, spec: {metrics: [{name: m, provider: {job: {}}}]}}
                - {apiVersion: argoproj.io/v1alpha1, kind: AnalysisTemplate, metadata: {name: odd}, spec: {metric: []}}
                """);

        assertThat(done.out()).isEqualTo("""
                        FILE:5:85: AnalysisTemplate odd: Analysis spec invalid: no metrics specified
                        FILE:5:92: warning: AnalysisTemplate odd: unknown field "spec.metric"; did you mean "metrics"?
                        """.replace("FILE", file().toString()));
    }

    @Test
    void namesTheLineThatIsNoYaml() throws IOException {
        Invocation done = lint(GOOD + "  selector: {}\n");

        assertThat(done)
                .isEqualTo(
                        new Invocation(2, "", "error: " + file() + ":13:3: the field \"selector\" is given twice\n"));
    }

    @Test
    void failsWhenTheFileIsMissing() {
        Invocation done = Invocation.of(new Lint(), "-f", file().toString());

        assertThat(done).isEqualTo(new Invocation(2, "", "error: " + file() + ": cannot be read\n"));
    }

    @Test
    void allFilesAreOneSet() throws IOException {
        Path template = Files.writeString(folder.resolve("template.yaml"), TEMPLATE.replace("count: 3, ", ""));
        Files.writeString(file(), ANALYSED);

        Invocation done = Invocation.of(new Lint(), "-f", template.toString(), "-f", file().toString());

        assertThat(done.out()).startsWith(file() + ":12:75: Rollout web: ").contains("runs indefinitely");
    }

    @Test
    void anObjectOfAnotherNamespaceIsNotMeant() throws IOException {
        Invocation done = lint(ANALYSED + TEMPLATE.replace("name: check", "name: check, namespace: other"));

        assertThat(done.err()).isEqualTo(UNCHECKED + ", AnalysisTemplate default/check\n");
    }

    @Test
    void theNamespaceOfTheCommandIsThatOfObjectsWithoutOne() throws IOException {
        Files.writeString(file(), ANALYSED + TEMPLATE.replace("name: check", "name: check, namespace: demo"));

        Invocation done = Invocation.of(new Lint(), "-n", "demo", "-f", file().toString());

        assertThat(done)
                .isEqualTo(
                        new Invocation(0, "", "not checked without --server: the pod template of Rollout demo/web\n"));
    }

    @Test
    void aDashIsStandardInput() {
        InputStream in = new ByteArrayInputStream(
                GOOD.replace("replicas: 3", "replicas: -3").getBytes(StandardCharsets.UTF_8));

        Invocation done = Invocation.of(new Lint(in), "-f", "-");

        assertThat(done.out()).startsWith("-:5:3: Rollout web: ");
    }

    @Test
    void programsGetJson() throws IOException {
        Files.writeString(file(), GOOD.replace("replicas: 3", "replicas: -3"));

        Invocation done = Invocation.of(new Lint(), "-o", "json", "-f", file().toString());

        assertThat(Trees.object(done.out())).isEqualTo(Trees.object("""
                        {"findings": [{"file": "%s", "line": 5, "column": 3, "severity": "error", "kind": "Rollout",
                          "namespace": "default", "name": "web", "field": "spec.replicas",
                          "message": "The Rollout \\"web\\" is invalid: spec.replicas: Invalid value: -3: must be greater than or equal to 0"}],
                         "notChecked": []}
                        """.formatted(file())));
    }

    @Test
    void oneUnreadableFileDoesNotHideWhatIsWrongWithAnother() throws IOException {
        Files.writeString(file(), GOOD.replace("replicas: 3", "replicas: -3"));

        Invocation done = Invocation.of(new Lint(), "-f", folder.resolve("gone").toString(), "-f", file().toString());

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.out()).contains("spec.replicas: Invalid value: -3");
    }

    @Test
    void whatATerminalWouldObeyIsShownAsAnEscape() throws IOException {
        Invocation done = lint(GOOD.replace("replicas: 3", "\"x\\e[2J\": 3"));

        assertThat(done.out()).contains("\\u001b[2J").doesNotContain("\u001b");
    }

    @Test
    void aServerThatDoesNotAnswerIsNoFinding() throws IOException {
        RecordingApi api = new RecordingApi(folder);
        api.close();
        Files.writeString(file(), GOOD);

        Invocation done = Invocation.of(api, new Lint(), "--server", "-f", file().toString());

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).startsWith("error: the Kubernetes API does not answer: dry run: ");
    }

    @Test
    void needsAFile() {
        assertThat(Invocation.of(new Lint()).code()).isEqualTo(2);
    }

    private Invocation lint(String yaml) throws IOException {
        Files.writeString(file(), yaml);
        return Invocation.of(new Lint(), "-f", file().toString());
    }

    private Path file() {
        return folder.resolve("manifest.yaml");
    }
}
