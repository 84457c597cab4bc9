package dev.sluice.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource({"1.29.1,1,29", "v1.34.2+k3s1,1,34", "1.25,1,25", "v1.30.0-eks-123,1,30"})
    void readsTheFirstTwoNumbers(String text, int major, int minor) {
        assertThat(ServerVersion.parse(text)).contains(new ServerVersion(major, minor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.25.0", "1.29.1", "2.0.0", "", "dev", "v0.0.0-master+abc"})
    void takesServersNewEnoughAndThoseThatDoNotTell(String version) {
        assertThat(ServerVersion.TEMPORAL.objection("the Temporal server", version))
                .isEmpty();
    }

    @Test
    void refusesAnOlderServerAndSaysWhatItNeeds() {
        assertThat(ServerVersion.TEMPORAL.objection("the Temporal server", "1.24.3"))
                .contains("the Temporal server is version 1.24.3; Sluice needs 1.25 or later");
    }
}
