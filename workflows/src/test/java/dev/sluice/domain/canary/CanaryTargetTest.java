package dev.sluice.domain.canary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spec 3.3: targets and its reference points. */
class CanaryTargetTest {

    @ParameterizedTest
    @CsvSource({
        "10, 10, 1, 1, 9",
        "10, 30, 3, 3, 7",
        "10, 30, 0, 3, 7",
        "1, 5, 1, 1, 1",
        "0, 50, 1, 0, 0",
        "2, 20, 1, 1, 2",
        "2, 50, 1, 1, 1",
        "2, 80, 1, 2, 1",
        "2, 100, 1, 2, 0",
        "2, 0, 1, 0, 2",
        "1, 50, 0, 1, 0",
        "100, 20, 25, 20, 80",
        "10, 25, 0, 3, 7",
    })
    void comesAsNearAsPodsAllow(int size, int weight, int surge, int canary, int stable) {
        assertThat(CanaryTarget.of(size, weight, surge)).isEqualTo(new Sizes(canary, stable));
    }
}
