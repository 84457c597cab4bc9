package dev.sluice.starter.view;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Each folder holds objects as stored and the screen that they make at ten o'clock. */
class RolloutTreeTest {
    private static final Path CASES = Path.of("src", "test", "resources", "rollout-tree");
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @MethodSource("cases")
    void drawsTheScreen(String name) throws IOException {
        RolloutView view = Screen.of(objects(name), TEN);

        String screen = new RolloutTree(false).text(view, TEN);

        assertThat(screen).isEqualTo(Files.readString(CASES.resolve(name).resolve("screen.txt")));
    }

    @Test
    void coloursChangeNothingButTheSigns() throws IOException {
        RolloutView view = Screen.of(objects("canary-paused"), TEN);

        String screen = new RolloutTree(true).text(view, TEN);

        assertThat(screen).contains("\u001b[33m॥\u001b[0m Paused").contains("\u001b[32m✔\u001b[0m Healthy");
        assertThat(screen.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(new RolloutTree(false).text(view, TEN));
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static RolloutObjects objects(String name) throws IOException {
        List<Json.Obj> all = RolloutObjects.objects(
                Trees.documents(Files.readString(CASES.resolve(name).resolve("objects.yaml"))));
        return new RolloutObjects(
                of("Rollout", all).getFirst(),
                of("ReplicaSet", all),
                of("Pod", all),
                of("AnalysisRun", all),
                of("Experiment", all));
    }

    private static List<Json.Obj> of(String kind, List<Json.Obj> all) {
        return all.stream()
                .filter(object -> object.text("kind").filter(kind::equals).isPresent())
                .toList();
    }
}
