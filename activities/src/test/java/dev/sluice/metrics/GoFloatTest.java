package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are those of Go's strconv and fmt. */
class GoFloatTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,            0,                        0,          0.00
            -0.0,         -0,                       -0,         -0.00
            1,            1,                        1,          1.00
            0.1,          0.1,                      0.1,        0.10
            0.995,        0.995,                    0.995,      0.99
            0.125,        0.125,                    0.125,      0.12
            100,          100,                      100,        100.00
            123456789.5,  123456789.5,              1.234567895e+08, 123456789.50
            1e20,         100000000000000000000,    1e+20,      100000000000000000000.00
            1e21,         1000000000000000000000,   1e+21,      1000000000000000000000.00
            0.0001,       0.0001,                   0.0001,     0.00
            0.00001,      0.00001,                  1e-05,      0.00
            -0.001,       -0.001,                   -0.001,     -0.00
            1e-300,       0.IGNORED,                1e-300,     0.00
            NaN,          NaN,                      NaN,        NaN
            Infinity,     +Inf,                     +Inf,       +Inf
            -Infinity,    -Inf,                     -Inf,       -Inf
            """)
    void writesAsGoDoes(double number, String plain, String value, String fixed) {
        if (!plain.endsWith("IGNORED")) {
            assertThat(GoFloat.plain(number)).isEqualTo(plain);
        }
        assertThat(GoFloat.value(number)).isEqualTo(value);
        assertThat(GoFloat.fixed(number, 2)).isEqualTo(fixed);
    }

    @ParameterizedTest
    @CsvSource({"1e-7, 1e-7", "0.000001, 0.000001", "1e21, 1e+21", "1e20, 100000000000000000000", "1e-12, 1e-12"})
    void writesJsonAsGoDoes(double number, String json) {
        assertThat(GoFloat.json(number)).isEqualTo(json);
    }

    @Test
    void writesLists() {
        assertThat(GoFloat.list(List.of(1.0, 2.5), number -> GoFloat.fixed(number, 6)))
                .isEqualTo("[1.000000,2.500000]");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "-1.5e3, -1500", "+Inf, Infinity", "-Inf, -Infinity", "NaN, NaN", ".5, 0.5", "2., 2"})
    void readsNumbers(String text, double number) {
        assertThat((Double) GoFloat.parse(text)).isEqualTo((Double) number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1d", "0x1p3", "Infinity", "1 ", "1e", "١"})
    void readsNothingElse(String text) {
        assertThatThrownBy(() -> GoFloat.parse(text)).isInstanceOf(NumberFormatException.class);
    }
}
