package dev.sluice.domain.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "0",
                "-1",
                "12.50",
                "\"\"",
                "\"a\\\"b\\\\c\"",
                "[]",
                "{}",
                "[1,[2],{\"a\":null}]",
                "{\"web\":[\"x/actions.web\"],\"zoo\":[]}"
            })
    void whatIsWrittenIsReadAgain(String text) {
        assertThat(JsonReader.read(text).map(JsonText::write)).contains(text);
    }

    @Test
    void blanksAndEscapesAreRead() {
        assertThat(JsonReader.read(" { \"a\" : [ 1 ,\n\"\\u0041\\n\\/\\t\\r\\b\\f\" ] } "))
                .contains(Json.Obj.EMPTY.with("a", new Json.Arr(List.of(Json.of(1), Json.of("A\n/\t\r\b\f")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "01",
                "1.",
                ".5",
                "+1",
                "--",
                "1e99999",
                "[",
                "[1",
                "[1,]",
                "[1 2]",
                "{",
                "{a:1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "\"",
                "\"\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12zz\"",
                "\"a\nb\"",
                "1 1",
                "{} x"
            })
    void whatIsNoJsonIsNothing(String text) {
        assertThat(JsonReader.read(text)).isEmpty();
    }

    @Test
    void aTextThatIsTooDeepIsNothing() {
        assertThat(JsonReader.read("[".repeat(100_000))).isEmpty();
    }
}
