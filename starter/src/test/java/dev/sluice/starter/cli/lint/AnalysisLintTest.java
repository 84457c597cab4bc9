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

/** The rules of spec 4.3 for runs and templates. */
class AnalysisLintTest {
    private static final String RUN = """
            apiVersion: argoproj.io/v1alpha1
            kind: AnalysisRun
            metadata: {name: r}
            spec:
              metrics:
              - name: a
                provider: {web: {url: "http://web"}}
              - name: b
                provider: {web: {url: "http://web"}}
            """;
    private static final String TEMPLATE = RUN.replace("AnalysisRun", "AnalysisTemplate");

    @TempDir
    private Path folder = Path.of("");

    private String lint(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("f.yaml"), yaml);
        return Invocation.of(new Lint(), "-f", file.toString()).out().replace(file.toString(), "f");
    }

    @Test
    void aGoodRunAndTemplateAreGood() throws IOException {
        assertThat(lint(RUN + "---\n" + TEMPLATE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "- name: b | - count: 2¶    name: b | 8:5 | metrics[1]: interval must be specified when count > 1",
                "- name: a | - interval: often¶    name: a | 6:5 | metrics[0]: invalid interval string: \"often\" is no"
                        + " duration",
                "- name: a | - initialDelay: soon¶    name: a | 6:5 | metrics[0]: invalid startDelay string: \"soon\" is"
                        + " no duration",
                "- name: a | - failureLimit: -2¶    name: a | 6:5 | metrics[0]: failureLimit must be >= 0, or -1 to be"
                        + " disabled",
                "- name: a | - failureLimit: -1¶    name: a | 6:5 | metrics[0]: failureLimit and consecutiveSuccessLimit"
                        + " cannot both be disabled",
                "- name: a | - inconclusiveLimit: -1¶    name: a | 6:5 | metrics[0]: inconclusiveLimit must be >= 0",
                "- name: a | - consecutiveErrorLimit: -1¶    name: a | 6:5 | metrics[0]: consecutiveErrorLimit must be"
                        + " >= 0",
                "- name: a | - consecutiveSuccessLimit: -1¶    name: a | 6:5 | metrics[0]: consecutiveSuccessLimit must"
                        + " be >= 0",
                "metrics: | dryRun: [{metricName: none}]¶  metrics: | 5:12 | dryRun[0]: Rule didn't match any metric"
                        + " name(s)",
                "metrics: | measurementRetention: [{metricName: none, limit: 1}]¶  metrics: | 5:26 |"
                        + " measurementRetention[0]: Rule didn't match any metric name(s)",
            })
    void aBrokenRuleIsToldInTheControllersWords(String good, String bad, String at, String rule) throws IOException {
        String found = "f:" + at + ": %s r: Analysis spec invalid: " + rule + "\n";

        assertThat(lint(RUN.replaceFirst(good, bad.replace('¶', '\n')))).isEqualTo(found.formatted("AnalysisRun"));
        assertThat(lint(TEMPLATE.replaceFirst(good, bad.replace('¶', '\n'))))
                .isEqualTo(found.formatted("AnalysisTemplate"));
    }

    @Test
    void aNameThatIsGivenTwiceIsToldAsARunOrATemplateTellsIt() throws IOException {
        assertThat(lint(RUN.replaceFirst("name: b", "name: a") + "---\n" + TEMPLATE.replaceFirst("name: b", "name: a")))
                .isEqualTo("""
                        f:8:5: AnalysisRun r: Analysis spec invalid: metrics[1]: duplicate name 'a'
                        f:14:1: AnalysisTemplate r: two metrics have the same name 'a'
                        """);
    }

    @Test
    void anArgumentOfARunNeedsAValue() throws IOException {
        assertThat(lint(RUN + "  args: [{name: host}]\n"))
                .isEqualTo("f:4:1: AnalysisRun r: Unable to resolve metric arguments: args.host was not resolved\n");
    }

    @Test
    void whatDependsOnAnArgumentIsLeftToTheRun() throws IOException {
        assertThat(lint(TEMPLATE.replaceFirst("name: a", "{name: a, count: \"{{args.n}}\", interval: \"{{ args.i }}\",")
                                .replaceFirst(
                                        "\n    provider: \\{web: \\{url: \"http://web\"}}",
                                        " provider: {web: {url: \"http://{{args.n}}\"}}}")
                        + "  args: [{name: n}, {name: i}]\n"))
                .isEmpty();
    }

    @Test
    void aTagOfNoArgumentIsTold() throws IOException {
        assertThat(lint(TEMPLATE.replaceFirst("http://web", "http://{{args.gone}}")))
                .isEqualTo("f:4:1: AnalysisTemplate r: Unable to resolve metric arguments: failed to resolve"
                        + " {{args.gone}}\n");
    }

    @Test
    void aTemplateIsJudgedWithThoseThatItAddsToItself() throws IOException {
        assertThat(lint(TEMPLATE + "  templates: [{templateName: other}]\n---\n"
                        + TEMPLATE.replace("name: r", "name: other")))
                .isEqualTo("f:4:1: AnalysisTemplate r: two metrics have the same name 'a'\n");
    }

    @Test
    void aTemplateOfTheClusterIsFoundFromEveryNamespace() throws IOException {
        String cluster = TEMPLATE.replace("kind: ", "kind: Cluster").replace("name: r", "name: other");

        assertThat(lint(TEMPLATE.replace("name: r", "name: r, namespace: demo")
                        + "  templates: [{templateName: other, clusterScope: true}]\n---\n" + cluster))
                .isEqualTo("f:4:1: AnalysisTemplate demo/r: two metrics have the same name 'a'\n");
    }
}
