package dev.sluice.workflow;

import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The kept histories: one file for each run of each {@link GoldenRelease} and {@link GoldenAnalysis}. They are never changed,
 * only added to.
 */
final class GoldenHistories {
    static final Path ROLLOUTS = Path.of("src/test/resources/histories/rollout");
    static final Path ANALYSES = Path.of("src/test/resources/histories/analysisrun");

    private GoldenHistories() {}

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WorkflowExecutionHistory read(Path file) {
        try {
            return WorkflowExecutionHistory.fromJson(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
