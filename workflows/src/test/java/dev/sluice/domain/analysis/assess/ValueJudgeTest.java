package dev.sluice.domain.analysis.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.metric.MetricSpec.Conditions;
import dev.sluice.domain.analysis.run.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions and what they make of a value (spec 4.5). */
class ValueJudgeTest {
    private static final String NO_DATA = "metric result is nil or empty: no data returned from the metric provider";

    private static ValueJudge.Outcome judge(String success, String failure, @Nullable Object result) {
        return ValueJudge.judge(new Conditions(success, failure), result, Instant.EPOCH);
    }

    @ParameterizedTest(name = "success ''{0}'', failure ''{1}'', result {2}: {3}")
    @CsvSource({
        "'',           '',            1, Successful",
        "result < 5,   '',            1, Successful",
        "result < 5,   '',            5, Failed",
        "'',           result >= 5,   1, Successful",
        "'',           result >= 5,   5, Failed",
        "result < 5,   result > 8,    1, Successful",
        "result < 5,   result > 8,    5, Inconclusive",
        "result < 5,   result > 8,    8, Inconclusive",
        "result < 5,   result > 8,    9, Failed",
        "result > 0,   result > 8,    9, Failed"
    })
    void judgesByTheConditionsThatAreGiven(String success, String failure, double result, Phase phase) {
        assertThat(judge(success, failure, result)).isEqualTo(new ValueJudge.Outcome(phase, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "result,       '',           could not evaluate successCondition \"result\": ",
        "'',           result,       could not evaluate failureCondition \"result\": ",
        "result > 0,   result,       could not evaluate failureCondition \"result\": ",
        "result,       result > 0,   could not evaluate successCondition \"result\": ",
        "result,       result,       could not evaluate successCondition \"result\": "
    })
    void takesAnAnswerThatIsNoBoolForAnError(String success, String failure, String start) {
        ValueJudge.Outcome outcome = judge(success, failure, 1.0);

        assertThat(outcome.phase()).isEqualTo(Phase.Error);
        assertThat(outcome.message()).startsWith(start).contains("expected bool, but got float64");
    }

    static List<String> broken() {
        return List.of(
                "result >", "result ~ 1", "nonsense > 1", "asInt(\"x\") > 1", "result.a.b == 1", "result[0] > 1");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void takesAConditionThatCannotBeEvaluatedForAnError(String condition) {
        ValueJudge.Outcome outcome = judge(condition, "", 1.0);

        assertThat(outcome.phase()).isEqualTo(Phase.Error);
        assertThat(outcome.message()).startsWith("could not evaluate successCondition \"" + condition + "\": ");
    }

    static List<@Nullable Object> nothing() {
        List<@Nullable Object> nothing = new ArrayList<>();
        nothing.add(null);
        nothing.add(List.of());
        return nothing;
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void saysThatThereIsNoDataWhereAConditionFailsForLackOfIt(@Nullable Object result) {
        assertThat(judge("result[0] > 1", "", result))
                .isEqualTo(new ValueJudge.Outcome(
                        Phase.Error, "could not evaluate successCondition \"result[0] > 1\": " + NO_DATA));
    }

    @ParameterizedTest
    @CsvSource({
        "isNil(result),                    Successful",
        "'default(result, 3) == 3',        Successful",
        "'default(result, 3) == 4',        Failed",
        "result == nil,                    Successful"
    })
    void letsAConditionHandleNil(String success, Phase phase) {
        assertThat(judge(success, "", null).phase()).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource({
        "'all(result, # < 10)',             Successful",
        "'any(result, # > 2)',              Failed",
        "'len(result) == 2 and sum(result) == 3', Successful",
        "result[1] > result[0],             Successful"
    })
    void judgesLists(String success, Phase phase) {
        assertThat(judge(success, "", List.of(1.0, 2.0)).phase()).isEqualTo(phase);
    }

    @Test
    void findsAnEmptyListGoodThatTheConditionAllows() {
        assertThat(judge("len(result) == 0", "", List.of()).phase()).isEqualTo(Phase.Successful);
    }
}
