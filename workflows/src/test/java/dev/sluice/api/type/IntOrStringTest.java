package dev.sluice.api.type;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntOrStringTest {
    private final KubernetesSerialization serialization = new KubernetesSerialization();

    @Test
    void tellsANumberFromAString() {
        assertThat(read("25").number()).isEqualTo(OptionalInt.of(25));
        assertThat(read("25").isString()).isFalse();
        assertThat(read("\"25\"").number()).isEmpty();
        assertThat(read("\"25\"").isString()).isTrue();
        assertThat(read("25").text()).isEqualTo(read("\"25\"").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000000000", "-9223372036854775809", "1.5"})
    void readsNumbersThatAreNoInt(String json) {
        IntOrString read = read(json);

        assertThat(read.number()).isEmpty();
        assertThat(read.text()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3000000000", "\"10%\"", "\"\"", "\"5\""})
    void writesWhatItHasRead(String json) {
        String written = serialization.asJson(read(json));

        assertThat(serialization.unmarshal(written, JsonNode.class))
                .isEqualTo(serialization.unmarshal(json, JsonNode.class));
    }

    private IntOrString read(String json) {
        return serialization.convertValue(serialization.unmarshal(json, JsonNode.class), IntOrString.class);
    }
}
