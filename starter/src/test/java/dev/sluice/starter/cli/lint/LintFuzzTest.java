package dev.sluice.starter.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.starter.cli.Invocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Files that someone, or something, has spoilt: lint ends soon, with one of its three exit codes, and never with a trace.
 * {@code -Dsluice.lint.fuzz.seed=N} spoils them otherwise.
 */
class LintFuzzTest {
    private static final long SEED = Long.getLong("sluice.lint.fuzz.seed", 20_261_130L);
    private static final int CHANGES = 12;
    private static final List<Path> GOOD = List.of(
            Path.of("../docs/examples/analysis.yaml"),
            Path.of("../docs/examples/bluegreen-analysis.yaml"),
            Path.of("../workflows/src/test/resources/samples/rollout-canary.yaml"),
            Path.of("../workflows/src/test/resources/samples/analysis-run.yaml"));
    private static final List<String> PIECES = List.of(
            "&a ",
            "*a",
            "<<: ",
            "? ",
            "!!binary ",
            "!!set ",
            "!x ",
            "---\n",
            "...\n",
            "[",
            "]",
            "{",
            "}",
            "\t",
            "|\n",
            ">-\n",
            "%YAML 1.1\n",
            "null",
            "-1",
            "9".repeat(400),
            "1e999999999",
            "{{args.x}}",
            "\u0000",
            "\ud83d\ude00",
            "\u202e",
            "steps: ",
            "canary: ",
            "- ",
            ": ",
            "\"",
            "'",
            "0x",
            "kind: List\n",
            "[0]",
            "spec.strategy.");

    @RepeatedTest(400)
    void aSpoiltFileEndsInAnAnswer(RepetitionInfo repetition) {
        SplittableRandom chance = new SplittableRandom(SEED + repetition.getCurrentRepetition());
        String spoilt = spoil(chance);

        long begun = System.nanoTime();
        Invocation done =
                Invocation.of(new Lint(new ByteArrayInputStream(spoilt.getBytes(StandardCharsets.UTF_8))), "-f", "-");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(done.code()).as(spoilt).isBetween(0, 2);
        assertThat(done.err()).as(spoilt).doesNotContain("Exception", "\tat ");
        assertThat(done.code() == 2).as(spoilt).isEqualTo(done.err().contains("error: -"));
        assertThat(done.code() == 1)
                .as(spoilt)
                .isEqualTo(done.code() != 2 && !done.out().isEmpty());
    }

    private static String spoil(SplittableRandom chance) {
        StringBuilder text = new StringBuilder(read(GOOD.get(chance.nextInt(GOOD.size()))));
        int changes = 1 + chance.nextInt(CHANGES);
        for (int i = 0; i < changes; i++) {
            int at = chance.nextInt(text.length());
            switch (chance.nextInt(4)) {
                case 0 -> text.insert(at, PIECES.get(chance.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length() - 1, at + chance.nextInt(40)));
                case 2 -> text.setCharAt(at, (char) (' ' + chance.nextInt(95)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + chance.nextInt(200))));
            }
        }
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
