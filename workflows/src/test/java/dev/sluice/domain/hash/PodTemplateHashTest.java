package dev.sluice.domain.hash;

import static dev.sluice.domain.hash.GoldenCases.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spec 3.2: the reference's pinned hashes, and those of a Go program. */
class PodTemplateHashTest {
    private static final Json.Obj PINNED = GoldenCases.parse("""
            {"spec":{"containers":[{"image":"nginx:1.19-alpine","name":"canary-scaledowndelay",
              "resources":{"requests":{"memory":"16Mi","cpu":"5m"}},
              "ports":[{"protocol":"TCP","containerPort":80,"name":"http"}]}]},
             "metadata":{"labels":{"app":"canary-scaledowndelay"}}}""");
    private static final Json.Obj PINNED_WITH_GATE = GoldenCases.parse("""
            {"metadata":{"labels":{"app":"dynamic-stable-scale"}},
             "spec":{"readinessGates":[{"conditionType":"argoproj.io/e2e-readiness"}],
              "containers":[{"name":"dynamic-stable-scale","image":"nginx:1.19-alpine",
               "ports":[{"name":"http","containerPort":80,"protocol":"TCP"}],
               "resources":{"requests":{"memory":"16Mi","cpu":"5m"}}}]}}""");

    @Test
    void isTheReferencesOwn() {
        assertThat(PodTemplateHash.of(PINNED, OptionalInt.empty())).isEqualTo("674d8cf959");
        assertThat(PodTemplateHash.of(PINNED_WITH_GATE, OptionalInt.empty())).isEqualTo("6b56c8cdb4");
    }

    @Test
    void isThatOfOlderControllersWithTheTimeThatIsNotSet() {
        assertThat(PodTemplateHash.legacy(PINNED, OptionalInt.empty())).isEqualTo("66597877b7");
        assertThat(PodTemplateHash.legacy(PINNED_WITH_GATE, OptionalInt.empty()))
                .isEqualTo("868d98995b");
    }

    @ParameterizedTest
    @CsvSource({"0, 68785fb4f5", "1, dbc977b9d"})
    void changesWithTheCollisionCount(int count, String hash) {
        assertThat(PodTemplateHash.of(PINNED, OptionalInt.of(count))).isEqualTo(hash);
    }

    static Stream<Arguments> golden() {
        return GoldenCases.read("pod-templates.jsonl").map(given -> Arguments.of(text(given, "name"), given));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    void isWhatGoMakesOfTheTemplate(String name, Json.Obj given) {
        Json.Obj template = given.obj("template");
        assertThat(PodTemplateHash.of(template, OptionalInt.empty())).isEqualTo(text(given, "hash"));
        given.text("legacyHash")
                .ifPresent(hash -> assertThat(PodTemplateHash.legacy(template, OptionalInt.empty()))
                        .isEqualTo(hash));
        given.integer("collisionCount")
                .ifPresent(count -> assertThat(PodTemplateHash.of(template, OptionalInt.of((int) count)))
                        .isEqualTo(text(given, "hashWithCount")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"creationTimestamp", "deletionTimestamp"})
    void takesATimeThatIsNoneAsNotSet(String field) {
        String bad = encoded("{'metadata':{'%s':'yesterday'}}".formatted(field));
        assertThat(bad).doesNotContain("yesterday").endsWith("\"spec\":{\"containers\":null}}");
    }

    @Test
    void dropsOnlyTheFieldThatIsOfTheWrongKind() {
        String template = "{'spec':{'containers':[{'name':'c','image':['i'],'stdin':true}],'priority':{}}}";
        assertThat(encoded(template))
                .isEqualTo(
                        "{\"metadata\":{},\"spec\":{\"containers\":[{\"name\":\"c\",\"resources\":{},\"stdin\":true}],"
                                + "\"priority\":0}}");
    }

    private static String encoded(String template) {
        Json.Obj json = GoldenCases.parse(template.replace('\'', '"'));
        return GoJson.write(TypeTable.POD_TEMPLATE, json, GoJson.Times.OMITTED);
    }
}
