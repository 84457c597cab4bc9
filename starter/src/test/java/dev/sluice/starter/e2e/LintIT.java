package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.starter.cli.lint.RuleRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lint learns from a real API server: its own rules for pod templates, and which objects there are. */
class LintIT {
    @RegisterExtension
    static final Lab LAB = new Lab("lint");

    private static final String GOOD = """
            apiVersion: argoproj.io/v1alpha1
            kind: Rollout
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}
              strategy: {blueGreen: {activeService: web}}
            """;

    @TempDir
    private Path folder = Path.of("");

    static Stream<RuleRow> serverRules() {
        return RuleRow.built().filter(RuleRow::isServers);
    }

    @ParameterizedTest
    @MethodSource("serverRules")
    void aRuleOfTheServerIsToldInItsWords(RuleRow row, Rollouts rollouts) throws Exception {
        Result done = lint(rollouts, row.yaml());

        assertThat(done.printed())
                .endsWith("Rollout " + rollouts.namespace() + "/web: The Rollout \"web\" is invalid: " + row.error()
                        + "\n");
        assertThat(done.code()).isEqualTo(1);
    }

    @Test
    void anObjectThatIsNotThereIsMissed(Rollouts rollouts) throws Exception {
        Result done = lint(rollouts, GOOD);

        assertThat(done.printed()).endsWith("service \"web\" not found\n");
        assertThat(done.code()).isEqualTo(1);
    }

    @Test
    void anObjectOfTheClusterIsThere(Rollouts rollouts) throws Exception {
        LAB.cluster().kubectl("create", "service", "clusterip", "web", "--tcp=80", "--namespace", rollouts.namespace());

        assertThat(lint(rollouts, GOOD)).isEqualTo(new Result(0, ""));
    }

    private record Result(int code, String printed) {}

    private Result lint(Rollouts rollouts, String yaml) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("manifest.yaml"), yaml);
        Path printed = folder.resolve("printed");
        Process process = Program.start(
                LAB.cluster().environment(),
                List.of(
                        LocalCluster.sluice().toString(),
                        "lint",
                        "--server",
                        "-n",
                        rollouts.namespace(),
                        "-f",
                        file.toString()),
                printed);
        int code = process.waitFor();
        return new Result(code, Files.readString(printed));
    }
}
