package dev.sluice.domain.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.domain.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private static @Nullable Object evaluate(String source, @Nullable Object result) {
        return Expression.parse(source).evaluate(AnalysisEnvironment.of(result, NOW));
    }

    @Test
    void isParsedOnceAndEvaluatedForManyResults() {
        Expression condition = Expression.parse("result > 0.5");
        List<@Nullable Object> values = List.of(0.4, 0.5, 0.6).stream()
                .map(result -> condition.evaluate(AnalysisEnvironment.of(result, NOW)))
                .toList();
        assertThat(values).containsExactly(false, false, true);
    }

    @Test
    void typesAreThoseOfTheResultOfTheRun() {
        Expression condition = Expression.parse("true || result > 5");
        assertThat(condition.evaluate(AnalysisEnvironment.of(1.0, NOW))).isEqualTo(true);
        assertThatThrownBy(() -> condition.evaluate(AnalysisEnvironment.of("a", NOW)))
                .isInstanceOf(ExprException.class);
    }

    @Test
    void nowIsTheInstantThatIsHandedIn() {
        assertThat(evaluate("now()", null)).isEqualTo(NOW.atZone(ZoneOffset.UTC));
    }

    @Test
    void aRangeQueryBeginsAnHourAgo() {
        Environment environment = new Environment(new LinkedHashMap<>(), NOW);
        assertThat(Expression.parse("now() - duration(\"1h\")").evaluate(environment))
                .isEqualTo(NOW.minus(Duration.ofHours(1)).atZone(ZoneOffset.UTC));
    }

    @Test
    void anErrorKnowsItsLineAndColumn() {
        ExprException wrong = catchThrowableOfType(ExprException.class, () -> Expression.parse("1 +\n  'é' 😀"));
        assertThat(List.of(wrong.line(), wrong.column())).containsExactly(2, 7);
    }

    @Test
    void anErrorHasItsReasonWithoutThePlace() {
        ExprException wrong = catchThrowableOfType(ExprException.class, () -> evaluate("foo", null));
        assertThat(wrong.reason()).isEqualTo("unknown name foo");
    }

    @Test
    void numbersOfAJsonTreeAreFloats() {
        Json tree = new Json.Arr(List.of(Json.of(1), new Json.Num(new BigDecimal("2.5"))));
        assertThat(evaluate("result", tree)).isEqualTo(List.of(1.0, 2.5));
    }

    @Test
    void whatIsNoValueIsRefusedFromTheStart() {
        assertThatThrownBy(() -> AnalysisEnvironment.of(new Object(), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aResultThatIsNestedTooDeeplyIsTheEvaluatorsOwnError() {
        Object nested = List.of();
        for (int i = 0; i < 100_000; i++) {
            nested = List.of(nested);
        }
        Object deep = nested;
        assertThatThrownBy(() -> AnalysisEnvironment.of(deep, NOW)).isInstanceOf(ExprException.class);
    }

    @Test
    void aVariableCannotHideABuiltin() {
        SequencedMap<String, @Nullable Object> variables = new LinkedHashMap<>(Map.of("len", 1L));
        assertThatThrownBy(() -> new Environment(variables, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("len");
    }

    @Test
    void whatIsEvaluatedCannotBeChanged() {
        assertThatThrownBy(() -> ((List<?>) Objects.requireNonNull(evaluate("[1, 2]", null))).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
