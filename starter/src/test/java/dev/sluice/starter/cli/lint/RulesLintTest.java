package dev.sluice.starter.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.starter.cli.Invocation;
import dev.sluice.starter.cli.RecordingApi;
import dev.sluice.starter.cli.manifest.FieldSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of spec 1.10 is told by lint in the words of the controller, and at the right place. */
class RulesLintTest {
    private static final Pattern LINE =
            Pattern.compile("[^:]*:(\\d+):(\\d+): Rollout (?:shop/)?web: (.*)\n", Pattern.DOTALL);

    @TempDir
    private Path folder = Path.of("");

    static Stream<RuleRow> rows() {
        return RuleRow.built()
                .filter(row -> !row.isServers())
                .filter(row -> !row.isRouting() || !row.error().endsWith("not found"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTextIsTheControllersAndTheLineIsTheFields(RuleRow row) throws IOException {
        Path file = Files.writeString(folder.resolve("manifest.yaml"), row.yaml());

        Matcher told = LINE.matcher(lint(row, file).out());

        assertThat(told).matches(Matcher::matches);
        assertThat(told.group(3)).isEqualTo("The Rollout \"web\" is invalid: " + row.error());
        String line = Files.readAllLines(file).get(Integer.parseInt(told.group(1)) - 1);
        String there = line.substring(Integer.parseInt(told.group(2)) - 1);
        List<String> steps = FieldSteps.of(row.at());
        assertThat(there).matches(steps.getLast().matches("\\d+") ? "[a-zA-Z{].*" : steps.getLast() + ":.*");
    }

    private Invocation lint(RuleRow row, Path file) {
        if (!row.isReference() || row.isRouting()) {
            return Invocation.of(new Lint(), "-f", file.toString());
        }
        try (RecordingApi api = new RecordingApi(folder)) {
            return Invocation.of(api, new Lint(), "--server", "-f", file.toString());
        }
    }
}
