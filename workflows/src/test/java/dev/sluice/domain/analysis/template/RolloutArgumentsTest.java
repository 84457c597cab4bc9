package dev.sluice.domain.analysis.template;

import static dev.sluice.domain.analysis.template.Given.arg;
import static dev.sluice.domain.analysis.template.Given.field;
import static dev.sluice.domain.analysis.template.Given.json;
import static dev.sluice.domain.analysis.template.Given.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.json.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutArgumentsTest {
    private static final Json.Obj ROLLOUT = json(Map.of(
            "metadata",
            Map.of(
                    "name", "web",
                    "namespace", "demo",
                    "uid", "u-1",
                    "labels", Map.of("team", "a", "example.com/tier", "front"),
                    "annotations", Map.of("note", "n")),
            "spec",
            Map.of(
                    "replicas",
                    5,
                    "paused",
                    true,
                    "share",
                    new BigDecimal("0.5"),
                    "huge",
                    new BigDecimal("1e999999999"),
                    "nothing",
                    Json.NULL,
                    "template",
                    Map.of(
                            "spec",
                            Map.of(
                                    "containers",
                                    List.of(
                                            Map.of("name", "one", "image", "one:1"),
                                            Map.of("name", "two", "args", Arrays.asList("-v", null))))))));

    private static String value(Map<String, Object> arg) {
        return new RolloutArguments(ROLLOUT, "new", "old")
                .values(List.of(json(arg)))
                .getFirst()
                .text("value")
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "metadata.name, web",
                "metadata.namespace, demo",
                "metadata.uid, u-1",
                "metadata.labels['team'], a",
                "metadata.labels['example.com/tier'], front",
                "metadata.annotations['note'], n",
                "metadata.labels['absent'], \"\"",
                "spec.replicas, 5",
                "spec.paused, true",
                "spec.share, 0.5",
                "spec.huge, 1E+999999999",
                "spec.template.spec.containers[0].image, one:1",
                "spec.template.spec.containers[1].args[0], -v",
                ".spec.replicas, 5"
            })
    void aFieldIsFoundByItsPath(String path, String value) {
        assertThat(value(field("x", path))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "spec.absent | invalid path spec.absent in rollout",
                "spec.nothing | invalid path spec.nothing in rollout",
                "spec.replicas.more | invalid path spec.replicas.more in rollout",
                "spec.template.spec.containers[2].image | index 2 out of range",
                "spec.template.spec.containers[x] | invalid path spec.template.spec.containers[x] in rollout",
                "spec.template.spec.containers[-1] | invalid path spec.template.spec.containers[-1] in rollout",
                "spec.template.spec.containers[9999999999] | invalid path spec.template.spec.containers[9999999999] in rollout",
                "spec.template.spec.containers[1].args[1] | path spec.template.spec.containers[1].args[1] in rollout must terminate in a primitive value",
                "spec.template | path spec.template in rollout must terminate in a primitive value",
                "spec.template.spec.containers | path spec.template.spec.containers in rollout must terminate in a primitive value",
                "\"\" | path  in rollout must terminate in a primitive value",
                "[[[...]]] | path [[[...]]] in rollout must terminate in a primitive value"
            })
    void aPathThatLeadsNowhereIsNamed(String path, String text) {
        assertThatThrownBy(() -> value(field("x", path)))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata",
                "metadata.generation",
                "metadata.labels",
                "metadata.labels[team]",
                "metadata.ownerReferences[0].name",
                "metadata.labels['a']['b']"
            })
    void metadataIsWhatTheDownwardApiKnows(String path) {
        assertThatThrownBy(() -> value(field("x", path)))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage("unsupported fieldPath: " + path);
    }

    @Test
    void aPathOfAnyLengthIsJudgedAtOnce() {
        String path = "spec" + "[0]".repeat(200_000);
        assertThatThrownBy(() -> value(field("x", path))).isInstanceOf(InvalidAnalysis.class);
    }

    @Test
    void hashesAreThoseOfTheTwoReplicaSets() {
        assertThat(value(Map.of("name", "x", "valueFrom", Map.of("podTemplateHashValue", "Latest"))))
                .isEqualTo("new");
        assertThat(value(Map.of("name", "x", "valueFrom", Map.of("podTemplateHashValue", "Stable"))))
                .isEqualTo("old");
    }

    @Test
    void anotherHashIsRefused() {
        assertThatThrownBy(() -> value(Map.of("name", "x", "valueFrom", Map.of("podTemplateHashValue", "Canary"))))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage("podTemplateHashValue must be Latest or Stable, and is \"Canary\"");
    }

    @Test
    void valuesAndPlacesOfSecretsStayAsTheyAre() {
        List<Json.Obj> given = List.of(json(arg("a", "v")), json(secret("b")), json(arg("c")));
        assertThat(new RolloutArguments(ROLLOUT, "new", "old").values(given)).isEqualTo(given);
    }
}
