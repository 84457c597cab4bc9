package dev.sluice.domain.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.expr.library.Builtins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each line of {@code src/test/resources/expr} is {@code EXPRESSION ## RESULT => VALUE} or {@code … !! ERROR}, where the
 * result may be left out and ⏎ is a line feed. What is expected was observed of the language's definition, 1.17.
 */
class TablesTest {
    private static final Path TABLES = Path.of("src/test/resources/expr");
    private static final Pattern LINE = Pattern.compile("(.*?)(?: ## (.*?))? (=>|!!) (.*)");
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    /** One line. */
    record Line(String table, String expression, String result, String outcome) {
        @Override
        public String toString() {
            return table + ": " + expression + " ## " + result;
        }
    }

    static List<Line> lines() throws IOException {
        try (Stream<Path> tables = Files.list(TABLES)) {
            return tables.sorted().flatMap(TablesTest::linesOf).toList();
        }
    }

    private static Stream<Line> linesOf(Path table) {
        try {
            return Files.readAllLines(table).stream()
                    .filter(line -> !line.isEmpty() && !line.startsWith("-- "))
                    .map(LINE::matcher)
                    .peek(line -> assertThat(line.matches()).as(line.toString()).isTrue())
                    .map(line -> line(table, line));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Line line(Path table, Matcher line) {
        String result = line.group(2) == null ? "null" : line.group(2);
        return new Line(
                table.getFileName().toString(),
                line.group(1).strip().replace('⏎', '\n'),
                result.strip(),
                line.group(3) + " " + line.group(4));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineHasTheOutcomeThatItSays(Line line) {
        assertThat(outcome(line)).isEqualTo(line.outcome());
    }

    private static String outcome(Line line) {
        try {
            Environment environment = AnalysisEnvironment.of(ExprJson.read(line.result()), NOW);
            return "=> " + Shown.of(Expression.parse(line.expression()).evaluate(environment));
        } catch (ExprException wrong) {
            return "!! " + wrong.getMessage();
        }
    }

    static List<String> functions() {
        return Builtins.names();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionHasALineWithAValueAndOneWithAnError(String function) throws IOException {
        List<String> outcomes = lines().stream()
                .filter(line -> line.expression().contains(function + "("))
                .map(line -> line.outcome().substring(0, 2))
                .distinct()
                .toList();
        assertThat(outcomes).contains("=>", "!!");
    }
}
