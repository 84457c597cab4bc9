package dev.sluice.domain.hash;

import static dev.sluice.domain.hash.GoldenCases.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Spec 3.2 and App. D: quantities in canonical form. */
class QuantityTest {

    static Stream<Json.Obj> golden() {
        return GoldenCases.read("quantities.jsonl");
    }

    @ParameterizedTest
    @MethodSource("golden")
    void isWhatGoWrites(Json.Obj given) {
        Json quantity = given.get("given").orElse(Json.NULL);
        assertThat(Quantity.canonical(GoScalars.spelling(quantity))).isEqualTo(text(given, "written"));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-2000000000, 1e-9",
        "12345678901234567890e1999999999, 123456789012345678900e1999999998",
        "1e2147483647, 0",
        "1e99999999999999999999, 0",
    })
    void doesNotExpandHugeExponents(String given, String written) {
        assertThat(Quantity.canonical(given)).isEqualTo(written);
    }
}
