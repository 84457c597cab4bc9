package dev.sluice.domain.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.expr.library.Builtins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line {@code EXPRESSION => VALUE} of the guide's blocks holds; a line {@code result: JSON} is for those below it. */
class DocsExamplesTest {
    private static final Path PAGE = Path.of("../docs/expressions.md");
    private static final Pattern BLOCK = Pattern.compile("```expr\\n(.*?)```", Pattern.DOTALL);
    private static final String RESULT = "result: ";
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    /** One example. */
    record Example(String result, String line) {}

    static List<Example> examples() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .flatMap(block -> examplesOf(block.group(1)))
                .toList();
    }

    private static Stream<Example> examplesOf(String block) {
        Stream.Builder<Example> examples = Stream.builder();
        String result = "null";
        for (String line : block.lines().filter(text -> !text.isBlank()).toList()) {
            if (line.startsWith(RESULT)) {
                result = line.substring(RESULT.length());
            } else {
                examples.add(new Example(result, line));
            }
        }
        return examples.build();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleAnswersWhatThePageSays(Example example) {
        String[] sides = example.line().split(" => ", 2);
        assertThat(sides[0].strip() + " => " + outcome(sides[0], example.result()))
                .isEqualTo(sides[0].strip() + " => " + sides[1].strip());
    }

    private static String outcome(String source, String result) {
        try {
            return Shown.of(
                    Expression.parse(source.strip()).evaluate(AnalysisEnvironment.of(ExprJson.read(result), NOW)));
        } catch (ExprException wrong) {
            return "error: " + wrong.getMessage();
        }
    }

    @Test
    void thePageNamesEveryFunction() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Builtins.names()).allMatch(name -> page.contains("`" + name + "`") || page.contains(name + "("));
    }
}
