package dev.sluice.domain.analysis.template;

import static dev.sluice.domain.analysis.template.Given.arg;
import static dev.sluice.domain.analysis.template.Given.field;
import static dev.sluice.domain.analysis.template.Given.json;
import static dev.sluice.domain.analysis.template.Given.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArgumentMergeTest {

    static Stream<Arguments> merges() {
        return Stream.of(
                Arguments.of(arg("x", "own"), List.of(), arg("x", "own")),
                Arguments.of(arg("x", "own"), List.of(arg("x", "given")), arg("x", "given")),
                Arguments.of(arg("x"), List.of(arg("x", "given")), arg("x", "given")),
                Arguments.of(arg("x"), List.of(arg("x", "")), arg("x", "")),
                Arguments.of(secret("x"), List.of(arg("x", "given")), arg("x", "given")),
                Arguments.of(arg("x", "own"), List.of(field("x", "spec.replicas")), field("x", "spec.replicas")),
                Arguments.of(secret("x"), List.of(), secret("x")),
                Arguments.of(arg("x", "own"), List.of(arg("x")), arg("x", "own")),
                Arguments.of(arg("x", "own"), List.of(arg("y", "other")), arg("x", "own")));
    }

    @ParameterizedTest
    @MethodSource("merges")
    void whatIsGivenComesBeforeWhatIsDeclared(
            Map<String, Object> declared, List<Map<String, Object>> given, Map<String, Object> merged) {
        assertThat(ArgumentMerge.of(
                        List.of(json(declared)), given.stream().map(Given::json).toList()))
                .containsExactly(json(merged));
    }

    @Test
    void aValueComesBeforeThePlaceOfOne() {
        Map<String, Object> both =
                Map.of("name", "x", "value", "v", "valueFrom", Map.of("podTemplateHashValue", "Latest"));
        assertThat(ArgumentMerge.of(List.of(json(arg("x"))), List.of(json(both))))
                .containsExactly(json(arg("x", "v")));
    }

    @Test
    void anArgumentWithoutValueIsNamed() {
        assertThatThrownBy(() -> ArgumentMerge.of(List.of(json(arg("X"))), List.of(json(arg("y", "v")))))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage("args.X was not resolved");
    }
}
