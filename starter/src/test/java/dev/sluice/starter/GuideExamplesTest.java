package dev.sluice.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The manifests that a guide shows keep the rules that {@code sluice lint} knows. */
class GuideExamplesTest {
    private static final Pattern MANIFEST = Pattern.compile("```yaml\\n(apiVersion:.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder = Path.of("");

    private String lint(String manifests) throws IOException {
        Path file = Files.writeString(folder.resolve("guide.yaml"), manifests);
        StringWriter printed = new StringWriter();
        CommandLine program = Sluice.program();
        program.setOut(new PrintWriter(printed)).setErr(new PrintWriter(printed));
        program.execute("lint", "-f", file.toString());
        return printed.toString();
    }

    private static final String TEMPLATE_UNSEEN =
            "not checked without --server: the pod template of Rollout guestbook\n";

    @Test
    void thoseOfTheGuideOfAnalysesAreGood() throws IOException {
        List<String> manifests = MANIFEST.matcher(Files.readString(Path.of("../docs/analysis.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(manifests).hasSize(2);
        assertThat(lint(String.join("---\n", manifests)))
                .isEqualTo("not checked without --server: the pod template of Rollout guestbook,"
                        + " ClusterAnalysisTemplate errors\n");
    }

    @Test
    void theExampleOfAPluginStepIsGood() throws IOException {
        assertThat(lint(Files.readString(Path.of("../docs/examples/plugin-step.yaml"))))
                .isEqualTo(TEMPLATE_UNSEEN);
    }

    @Test
    void theExampleOfPodMetadataIsGood() throws IOException {
        assertThat(lint(Files.readString(Path.of("../docs/examples/pod-metadata.yaml"))))
                .isEqualTo(TEMPLATE_UNSEEN);
    }

    @Test
    void theExampleOfAnAnalysisIsGood() throws IOException {
        assertThat(lint(Files.readString(Path.of("../docs/examples/analysis.yaml"))))
                .isEqualTo("not checked without --server: the pod template of Rollout default/guestbook\n");
    }

    @Test
    void theExampleOfAWorkloadReferenceIsGood() throws IOException {
        assertThat(lint(Files.readString(Path.of("../docs/examples/workload-ref.yaml"))))
                .isEqualTo(TEMPLATE_UNSEEN);
    }
}
