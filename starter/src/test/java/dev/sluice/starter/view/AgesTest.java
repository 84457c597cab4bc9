package dev.sluice.starter.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {

    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0s",
        "PT0.9S, 0s",
        "PT119S, 119s",
        "PT120S, 2m",
        "PT6M33S, 6m33s",
        "PT9M59S, 9m59s",
        "PT10M30S, 10m",
        "PT179M59S, 179m",
        "PT3H, 3h",
        "PT7H59M, 7h59m",
        "PT8H30M, 8h",
        "PT47H59M, 47h",
        "P2D, 2d",
        "P7DT5H, 7d5h",
        "P8DT5H, 8d",
        "P729D, 729d",
        "P731D, 2y1d",
        "P2920D, 8y",
    })
    void showsTheUnitsThatMatter(Duration length, String text) {
        assertThat(Ages.text(length)).isEqualTo(text);
    }
}
