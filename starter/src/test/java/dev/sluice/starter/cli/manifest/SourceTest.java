package dev.sluice.starter.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {
    @TempDir
    private Path folder = Path.of("");

    private static List<Located> documents(String text) {
        return new Source("x.yaml", text).documents();
    }

    private static Position find(String text, String path) {
        return documents(text).getFirst().find(FieldSteps.of(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a: yes | {\"a\":true}",
                "a: 'yes' | {\"a\":\"yes\"}",
                "a: Off | {\"a\":false}",
                "a: ~~ | {\"a\":null}",
                "a: 010 | {\"a\":8}",
                "a: 0x1F | {\"a\":31}",
                "a: 1_000 | {\"a\":1000}",
                "a: -5 | {\"a\":-5}",
                "a: 1.5 | {\"a\":1.5}",
                "a: .inf | {\"a\":\".inf\"}",
                "a: 1:30 | {\"a\":\"1:30\"}",
                "a: 2026-01-01 | {\"a\":\"2026-01-01\"}",
                "{a: &x [1], b: *x} | {\"a\":[1],\"b\":[1]}",
                "{a: {<<: {b: 1, c: 2}, b: 3}} | {\"a\":{\"b\":3,\"c\":2}}",
                "{\"a\": \"\\u0041\\/\"} | {\"a\":\"A/\"}",
            })
    void valuesAreWhatKubectlTakesThemFor(String yaml, String json) {
        assertThat(JsonText.write(documents(yaml.replace("~~", "~")).getFirst().value()))
                .isEqualTo(json);
    }

    @Test
    void jsonMayBeIndentedByTabs() {
        assertThat(find("{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}\n", "a.b")).isEqualTo(new Position(3, 3));
    }

    @ParameterizedTest
    @CsvSource({"spec, 2:1", "spec.steps, 3:3", "spec.steps[1].setWeight, 5:7", "spec.steps[7], 3:3", "status, 2:1"})
    void aFieldIsFoundByItsLineOrTheNearestAroundIt(String path, String at) {
        String yaml = """
                # a comment
                spec:
                  steps:
                    - pause: {}
                    - setWeight: 20
                """;
        assertThat(find(yaml, path)).hasToString(at);
    }

    @Test
    void documentsFollowEachOther() {
        assertThat(documents("---\n---\na: 1\n---\n# nothing\n---\nb: 2\n...\n"))
                .extracting(document -> document.at().line())
                .containsExactly(3, 7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1, a: 2} | x.yaml:1:8: the field \"a\" is given twice",
                "a: [1 | x.yaml:1:6: expected ',' or ']', but got <stream end>",
                "a: *gone | x.yaml:1:4: found undefined alias gone",
                "&a [*a] | x.yaml:1:1: an alias stands within the value that it stands for",
                "{? [1] : 2} | x.yaml:1:4: the name of a field must be text",
            })
    void whatIsNoYamlIsToldByItsPlace(String yaml, String why) {
        assertThatThrownBy(() -> documents(yaml)).isInstanceOf(Unreadable.class).hasMessageStartingWith(why);
    }

    @Test
    void aBillionLaughsEndAfterHalfAMillionValues() {
        String bomb = IntStream.range(1, 12)
                .mapToObj(i -> "a" + i + ": &a" + i + " ["
                        + IntStream.range(0, 10).mapToObj(j -> "*a" + (i - 1)).collect(Collectors.joining(", "))
                        + "]\n")
                .collect(Collectors.joining("", "a0: &a0 lol\n", ""));

        assertThatThrownBy(() -> documents(bomb)).hasMessageContaining("more than 500000 values");
    }

    @ParameterizedTest
    @CsvSource({"[, 100000", "'{a: ', 100000", "'- ', 100000"})
    void deepNestingIsAnError(String opening, int times) {
        assertThatThrownBy(() -> documents(opening.repeat(times)))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("x.yaml");
    }

    @Test
    void aFileThatIsTooLargeIsAnError() {
        byte[] large = new byte[17 * 1024 * 1024];

        assertThatThrownBy(() -> Source.read("-", new ByteArrayInputStream(large)))
                .hasMessage("-: is larger than 16 MiB");
    }

    @Test
    void binaryIsAnError() throws IOException {
        Path file = Files.write(folder.resolve("a.bin"), new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1});

        assertThatThrownBy(() -> Source.read(file.toString(), System.in)).hasMessage(file + ": is not text in UTF-8");
    }

    @Test
    void controlCharactersAreAnError() {
        assertThatThrownBy(() -> documents("a: \0")).isInstanceOf(Unreadable.class);
    }

    @Test
    void standardInputIsADash() {
        Source read = Source.read("-", new ByteArrayInputStream("a: 1".getBytes(StandardCharsets.UTF_8)));

        assertThat(read.documents().getFirst().value()).isEqualTo(Json.Obj.EMPTY.with("a", Json.of(1)));
    }
}
