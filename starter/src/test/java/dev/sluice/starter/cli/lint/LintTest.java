package dev.sluice.starter.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.starter.cli.Invocation;
import java.io.IOException;
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

    @TempDir
    private Path folder = Path.of("");

    @Test
    void saysNothingOfAGoodFile() throws IOException {
        Invocation done = lint(GOOD + "---\n---\napiVersion: v1\nkind: Service\nspec: {anything: goes}\n");

        assertThat(done).isEqualTo(new Invocation(0, "", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replicas: 3 | replica: 3 | unknown field \"spec.replica\"",
                "setWeight: 20 | setWait: 20 | unknown field \"spec.strategy.canary.steps[0].setWait\"",
                "image: | imag: | unknown field \"spec.template.spec.containers[0].imag\"",
                "requests: | request: | unknown field \"spec.template.spec.containers[0].resources.request\"",
                "name: web} | nam: web} | unknown field \"metadata.nam\"",
            })
    void refusesUnknownFields(String good, String bad, String objection) throws IOException {
        Invocation done = lint(GOOD.replace(good, bad));

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.out()).startsWith(file() + ": Rollout ").endsWith(": " + objection + "\n");
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
        assertThat(lint(ANALYSED + TEMPLATE)).isEqualTo(new Invocation(0, "", ""));
    }

    @Test
    void judgesAnAnalysisByTheTemplateInTheFile() throws IOException {
        Invocation done = lint(ANALYSED + TEMPLATE.replace("count: 3, ", ""));

        assertThat(done)
                .isEqualTo(new Invocation(
                        1,
                        file() + ": Rollout web: spec.strategy.canary.steps[1].analysis.templates: Invalid value:"
                                + " \"check\": AnalysisTemplate check has metric m which runs indefinitely. Invalid"
                                + " value for count: nil\n",
                        ""));
    }

    @Test
    void saysWhatItCouldNotCheckForWantOfATemplate() throws IOException {
        assertThat(lint(ANALYSED))
                .isEqualTo(new Invocation(
                        0,
                        file() + ": Rollout web: AnalysisTemplate 'check' not found in this file: what refers to it was"
                                + " not checked\n",
                        ""));
    }

    @Test
    void refusesAValueOfTheWrongType() throws IOException {
        Invocation done = lint(GOOD.replace("replicas: 3", "replicas: \"3\""));

        assertThat(done.out()).startsWith(file() + ": Rollout web: spec.replicas: ");
    }

    @Test
    void saysNothingOfTheExampleOfABlueGreenRelease() throws IOException {
        assertThat(lint(Files.readString(Path.of("../docs/examples/bluegreen.yaml"))))
                .isEqualTo(new Invocation(0, "", ""));
    }

    @Test
    void tellsOfAServiceInTheSameFileThatSelectsOtherPods() throws IOException {
        String example = Files.readString(Path.of("../docs/examples/bluegreen.yaml"));

        Invocation done = lint(example.replaceFirst("selector: \\{app: guestbook}", "selector: {app: other}"));

        assertThat(done.out())
                .endsWith("Rollout guestbook: spec.strategy.blueGreen.activeService: Invalid value: \"guestbook\":"
                        + " Service \"guestbook\" has unmatch label \"app\" in rollout\n");
    }

    @Test
    void tellsTheRuleThatIsBroken() throws IOException {
        Invocation done = lint(GOOD.replace("setWeight: 20", "setWeight: 200"));

        assertThat(done)
                .isEqualTo(new Invocation(
                        1,
                        file()
                                + ": Rollout web: spec.strategy.steps[0].setWeight: Invalid value: 200: SetWeight needs to be between 0 and 100\n",
                        ""));
    }

    @Test
    void looksIntoLists() throws IOException {
        Invocation done = lint("""
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: argoproj.io/v1alpha1, kind: AnalysisTemplate, metadata: {name: ok}, spec: {metrics: []}}
                - {apiVersion: argoproj.io/v1alpha1, kind: AnalysisTemplate, metadata: {name: odd}, spec: {metric: []}}
                """);

        assertThat(done)
                .isEqualTo(new Invocation(1, file() + ": AnalysisTemplate odd: unknown field \"spec.metric\"\n", ""));
    }

    @Test
    void namesTheLineThatIsNoYaml() throws IOException {
        Invocation done = lint(GOOD + "  selector: {}\n");

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.out()).startsWith(file() + ":").contains("selector");
    }

    @Test
    void failsWhenTheFileIsMissing() {
        Invocation done = Invocation.of(new Lint(), "-f", file().toString());

        assertThat(done).isEqualTo(new Invocation(1, "", "error: cannot read " + file() + "\n"));
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
