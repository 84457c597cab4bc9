package dev.sluice.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a selector selects, as the Kubernetes API documents it for set-based requirements. */
class LabelSelectorTest {
    private static final SequencedMap<String, String> LABELS =
            new LinkedHashMap<>(Map.of("app", "web", "tier", "front"));

    static List<Arguments> selectors() {
        return List.of(
                Arguments.of(labels("app", "web"), true),
                Arguments.of(labels("app", "shop"), false),
                Arguments.of(labels("track", "web"), false),
                Arguments.of(expression("tier", "In", "back", "front"), true),
                Arguments.of(expression("tier", "In", "back"), false),
                Arguments.of(expression("track", "In", "back"), false),
                Arguments.of(expression("tier", "NotIn", "back"), true),
                Arguments.of(expression("tier", "NotIn", "front"), false),
                Arguments.of(expression("track", "NotIn", "front"), true),
                Arguments.of(expression("tier", "Exists"), true),
                Arguments.of(expression("track", "Exists"), false),
                Arguments.of(expression("tier", "DoesNotExist"), false),
                Arguments.of(expression("track", "DoesNotExist"), true),
                Arguments.of(expression("tier", "Like", "front"), false),
                Arguments.of(Map.of("matchExpressions", List.of("tier")), false),
                Arguments.of(Map.of("matchLabels", Map.of("app", 1)), false),
                Arguments.of(
                        Map.of(
                                "matchLabels",
                                Map.of("app", "web"),
                                "matchExpressions",
                                List.of(Map.of("key", "tier", "operator", "DoesNotExist"))),
                        false));
    }

    @ParameterizedTest
    @MethodSource("selectors")
    void matchesWhenEveryRequirementHolds(Map<String, Object> selector, boolean selected) {
        assertThat(LabelSelector.matches((Json.Obj) Json.from(selector), LABELS))
                .isEqualTo(selected);
    }

    private static Map<String, Object> labels(String key, String value) {
        return Map.of("matchLabels", Map.of(key, value));
    }

    private static Map<String, Object> expression(String key, String operator, String... values) {
        return Map.of("matchExpressions", List.of(Map.of("key", key, "operator", operator, "values", List.of(values))));
    }
}
