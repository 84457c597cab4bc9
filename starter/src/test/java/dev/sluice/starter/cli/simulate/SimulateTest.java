package dev.sluice.starter.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateTest {
    private static final String EXAMPLE = "../docs/examples/guestbook.yaml";

    private final StringWriter out = new StringWriter();

    private int simulate(String... arguments) {
        return new CommandLine(new Simulate())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }

    @Test
    void showsTheReleaseOfTheExampleUntilItIsHealthy() {
        int code = simulate("-f", EXAMPLE, "--set-image", "guestbook=guestbook:v2");
        assertThat(code).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.contains("2/4 pause") && line.endsWith("promotion"))
                .last()
                .asString()
                .contains("Healthy");
    }

    @Test
    void showsABlueGreenReleaseUntilTheOldVersionIsGone() {
        int code = simulate("-f", "../docs/examples/bluegreen.yaml", "--set-image", "guestbook=guestbook:v2");
        assertThat(code).isZero();
        assertThat(out).hasToString(documented());
    }

    @Test
    void showsAnAnalysisForAsLongAsItsMetricsTake() {
        int code = simulate("-f", "../docs/examples/analysis.yaml", "--set-image", "guestbook=guestbook:v2");
        assertThat(code).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.contains("2/3 analysis"))
                .last()
                .asString()
                .contains("Healthy");
    }

    @Test
    void saysThatTheWorkloadIsMissingFromTheFile(@TempDir Path folder) throws IOException {
        String example = read(Path.of("../docs/examples/workload-ref.yaml"));
        Path alone = Files.writeString(folder.resolve("rollout.yaml"), example.substring(example.indexOf("---\n")));

        int code = simulate("-f", alone.toString());

        assertThat(code).isNotZero();
        assertThat(out.toString()).contains("deployments.apps \"guestbook\" not found");
    }

    /** What the guide says that it prints. */
    private static String documented() {
        String guide = read(Path.of("../docs/bluegreen.md"));
        int begin = guide.indexOf("TIME ", guide.indexOf("$ sluice simulate"));
        return guide.substring(begin, guide.indexOf("```", begin));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void printsJsonForPrograms() {
        simulate("-f", EXAMPLE, "-o", "json");
        assertThat(out.toString()).contains("\"waitsFor\"").contains("\"Healthy\"");
    }

    @Test
    void refusesAContainerThatIsNotThere() {
        assertThat(simulate("-f", EXAMPLE, "--set-image", "other=x")).isEqualTo(1);
    }
}
