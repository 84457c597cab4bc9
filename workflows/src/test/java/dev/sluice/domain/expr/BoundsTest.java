package dev.sluice.domain.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bound of {@link Limits} ends in the evaluator's own error. */
class BoundsTest {
    private static final Environment ENVIRONMENT = AnalysisEnvironment.of(1.0, Instant.parse("2026-11-30T12:00:00Z"));
    private static final String DEEP = "nested deeper than";

    static Stream<Arguments> large() {
        return Stream.of(
                Arguments.of("1" + " ".repeat(Limits.SOURCE), "longer than"),
                Arguments.of("[" + "-1,".repeat(5_400) + "]", "nodes"),
                Arguments.of("(".repeat(5_000), DEEP),
                Arguments.of("[".repeat(5_000), DEEP),
                Arguments.of("-".repeat(5_000) + "1", DEEP),
                Arguments.of("not ".repeat(4_000) + "true", DEEP),
                Arguments.of("1" + "+1".repeat(8_000), "nested deeper than|nodes"),
                Arguments.of("result" + ".a".repeat(5_000), DEEP),
                Arguments.of("result" + "?.a".repeat(5_000), DEEP),
                Arguments.of("1" + "**1".repeat(5_000), DEEP),
                Arguments.of("true ? 1 : ".repeat(1_400) + "1", DEEP),
                Arguments.of("if true { 1 } else ".repeat(800) + "{ 1 }", DEEP),
                Arguments.of("1" + " | abs()".repeat(2_000), DEEP),
                Arguments.of("map([1], ".repeat(1_800), DEEP),
                Arguments.of("{a: ".repeat(4_000), DEEP));
    }

    @ParameterizedTest
    @MethodSource("large")
    void aSourceThatIsTooLargeOrDeepIsRefused(String source, String message) {
        assertThatThrownBy(() -> Expression.parse(source))
                .isInstanceOf(ExprException.class)
                .message()
                .containsPattern(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
                    1..1000000 § memory budget exceeded (1:2)
                    0..9223372036854775807 § number or time is out of range (1:2)
                    repeat("ab", 1000000000) § memory budget exceeded (1:1)
                    reduce(1..60, #acc + #acc, "a") § memory budget exceeded (1:20)
                    reduce(1..60, concat(#acc, #acc), [1]) § memory budget exceeded (1:15)
                    toJSON(reduce(1..60, [#acc, #acc], 1)) § memory budget exceeded (1:1)
                    reduce(1..60, [#acc, #acc], 1) == reduce(1..60, [#acc, #acc], 1) § evaluation takes more than 500000 steps (1:32)
                    string(reduce(1..1000, [#acc], 1)) § value is nested deeper than 250 (1:1)
                    flatten(reduce(1..1000, [#acc], 1)) § value is nested deeper than 250 (1:1)
                    reduce(1..1000, [#acc], 1) == reduce(1..1000, [#acc], 1) § value is nested deeper than 250 (1:28)
                    map(1..1000, map(1..1000, 1)) § evaluation takes more than 500000 steps (1:27)
                    all(1..1000, all(1..1000, # > 0)) § evaluation takes more than 500000 steps (1:29)
                    fromJSON(repeat("[", 100000)) § value is nested deeper than 250 (1:1)
                    replace(repeat("a", 10000), "", repeat("b", 10000)) § memory budget exceeded (1:1)
                    indexOf(repeat("a", 500000), repeat("a", 1000) + "b") § evaluation takes more than 500000 steps (1:1)
                    repeat("a", 100000) matches "(a|b|ab)*c{1,50}" § evaluation takes more than 500000 steps (1:21)
                    "a" matches "(((a{99}){99}){99})" § regular expression is too large (1:5)
                    now().AddDate(9223372036854775807, 0, 0) § number or time is out of range (1:7)
                    now().Format(repeat("2006", 1000)) § a layout has at most 256 characters (1:7)
                    5 % (1 - 1) § integer divide by zero (1:3)
                    """)
    void aRunThatAsksForTooMuchIsStopped(String source, String message) {
        assertThatThrownBy(() -> Expression.parse(source).evaluate(ENVIRONMENT))
                .isInstanceOf(ExprException.class)
                .hasMessage(message);
    }

    @Test
    void aPatternThatMakesOthersBacktrackIsMatchedInLinearTime() {
        Expression hostile = Expression.parse(
                "repeat(\"a\", 10000) matches \"^(a+)+$\" && not (repeat(\"a\", 10000) + \"b\" matches \"^(a+)+$\")");
        assertThat(hostile.evaluate(ENVIRONMENT)).isEqualTo(true);
    }

    @Test
    void theDeepestThatIsAllowedFitsASmallStack() throws InterruptedException {
        String source = "map([1], ".repeat(78) + "1" + ")".repeat(78);
        AtomicReference<Object> value = new AtomicReference<>("nothing");
        Thread small = new Thread(
                null,
                () -> value.set(ExprJson.write(Expression.parse(source).evaluate(ENVIRONMENT))),
                "small",
                400_000);
        small.start();
        small.join();
        assertThat(value.get()).isEqualTo("[".repeat(78) + "1" + "]".repeat(78));
    }
}
