package dev.sluice.starter.view.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.cluster.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder holds a run as stored and the page that it makes at ten o'clock. */
class AnalysisRunPageTest {
    private static final Path CASES = Path.of("src", "test", "resources", "analysis-run");
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesThePage(String name) throws IOException {
        String page = new AnalysisRunPage(false).text(run(name), TEN);

        assertThat(page).isEqualTo(Files.readString(CASES.resolve(name).resolve("page.txt")));
    }

    @Test
    void coloursChangeNothingButTheSigns() throws IOException {
        String page = new AnalysisRunPage(true).text(run("failed"), TEN);

        assertThat(page).contains("Status:          \u001b[31m✖\u001b[0m Failed\n");
        assertThat(page.replaceAll("\u001b\\[\\d+m", ""))
                .isEqualTo(new AnalysisRunPage(false).text(run("failed"), TEN));
    }

    @Test
    void showsOnlyTheNewestTenMeasurements() throws IOException {
        Json.Obj measurement = Json.Obj.EMPTY.with("phase", Json.of("Successful"));
        Json.Obj result = Json.Obj.EMPTY
                .with("name", Json.of("m"))
                .with("count", Json.of(25))
                .with(
                        "measurements",
                        new Json.Arr(Stream.<Json>generate(() -> measurement)
                                .limit(12)
                                .toList()));
        Json.Obj object = object("not-yet-begun")
                .with("status", Json.Obj.EMPTY.with("metricResults", new Json.Arr(List.of(result))));

        String page = new AnalysisRunPage(false).text(AnalysisRun.read(object), TEN);

        // The last one has no end, so it goes on and is not counted yet.
        assertThat(page.lines().filter(line -> line.endsWith("✔ Successful")).map(line -> line.substring(2, 4)))
                .containsExactly("17", "18", "19", "20", "21", "22", "23", "24", "25", "26");
    }

    private static AnalysisRun run(String name) throws IOException {
        return AnalysisRun.read(object(name));
    }

    private static Json.Obj object(String name) throws IOException {
        return (Json.Obj) Trees.documents(Files.readString(CASES.resolve(name).resolve("run.yaml")))
                .getFirst();
    }
}
