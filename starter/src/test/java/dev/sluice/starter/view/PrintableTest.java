package dev.sluice.starter.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrintableTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("plain", "plain"),
                Arguments.of("größer ✔ 日本 🚀", "größer ✔ 日本 🚀"),
                Arguments.of("two\nlines\r\tend", "two\\nlines\\r\\tend"),
                Arguments.of("\u001b[31mred\u0007", "\\u001b[31mred\\u0007"),
                Arguments.of("\u009b2J", "\\u009b2J"),
                Arguments.of("a\u202eb\u2066c\u200bd", "a\\u202eb\\u2066c\\u200bd"),
                Arguments.of("line\u2028break", "line\\u2028break"),
                Arguments.of("half \ud83d", "half \\ud83d"),
                Arguments.of("\udb40\udc41", "\\ue0041"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void writesWhatATerminalWouldObeyAsEscapes(String given, String shown) {
        assertThat(Printable.of(given)).isEqualTo(shown);
    }

    @Test
    void cutsWholeCharacters() {
        assertThat(Printable.cut("🚀🚀🚀🚀", 3)).isEqualTo("🚀🚀…");
    }

    @Test
    void leavesWhatFitsAsItIs() {
        assertThat(Printable.cut("🚀🚀🚀", 3)).isEqualTo("🚀🚀🚀");
    }
}
