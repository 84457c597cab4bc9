package dev.sluice.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldErrorTest {
    @ParameterizedTest
    @ValueSource(strings = {"😀", "x😀"})
    void aLongValueIsNotCutInTheMiddleOfACharacter(String begin) {
        String message = FieldError.invalid("spec.x", Json.of(begin + "😀".repeat(400)), "is too long");

        assertThat(new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(message)
                .startsWith("spec.x: Invalid value: \"" + begin)
                .endsWith("😀…: is too long");
    }
}
