package dev.sluice.kube.write;

import static dev.sluice.kube.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.plan.FieldChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldChangesTest {
    private static final FieldChanges CHANGES = new FieldChanges(List.of(
            new FieldChange("/spec/replicas", Json.of(0), Json.of(2)),
            FieldChange.annotation("a/b~c", Json.NULL, Json.of("x")),
            FieldChange.annotation("old", Json.of("y"), Json.NULL),
            FieldChange.annotation("never", Json.NULL, Json.NULL)));

    @Test
    void testsEveryOldValueBeforeItChangesAny() {
        assertThat(JsonText.write(CHANGES.guardedPatch()))
                .isEqualTo("[{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":0},"
                        + "{\"op\":\"test\",\"path\":\"/metadata/annotations/a~1b~0c\",\"value\":null},"
                        + "{\"op\":\"test\",\"path\":\"/metadata/annotations/old\",\"value\":\"y\"},"
                        + "{\"op\":\"test\",\"path\":\"/metadata/annotations/never\",\"value\":null},"
                        + "{\"op\":\"add\",\"path\":\"/spec/replicas\",\"value\":2},"
                        + "{\"op\":\"add\",\"path\":\"/metadata/annotations/a~1b~0c\",\"value\":\"x\"},"
                        + "{\"op\":\"remove\",\"path\":\"/metadata/annotations/old\"}]");
    }

    @Test
    void mergesTheSameChangesIntoOneVersion() {
        assertThat(CHANGES.mergePatch("9")).isEqualTo(json("""
                {"metadata":{"resourceVersion":"9","annotations":{"a/b~c":"x","old":null,"never":null}},
                 "spec":{"replicas":2}}"""));
    }

    @Test
    void knowsAnObjectThatTheyCanBeMadeIn() {
        Json.Obj before = json("{\"metadata\":{\"annotations\":{\"old\":\"y\"}},\"spec\":{\"replicas\":0}}");

        assertThat(CHANGES.possibleIn(before)).isTrue();
        assertThat(CHANGES.madeIn(before)).isFalse();
    }

    @Test
    void knowsAnObjectThatHasThem() {
        Json.Obj after = json("{\"metadata\":{\"annotations\":{\"a/b~c\":\"x\"}},\"spec\":{\"replicas\":2}}");

        assertThat(CHANGES.madeIn(after)).isTrue();
        assertThat(CHANGES.possibleIn(after)).isFalse();
    }

    @Test
    void takesAMissingParentForAnAbsentField() {
        FieldChanges one = new FieldChanges(List.of(FieldChange.annotation("a", Json.NULL, Json.of("x"))));

        assertThat(one.possibleIn(Json.Obj.EMPTY)).isTrue();
    }
}
