package dev.sluice.domain.hash;

import static dev.sluice.domain.hash.GoldenCases.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Spec 3.2: the step hash, its fields in the order of spec 1.4. */
class StepHashTest {

    @Test
    void ofNoStepsIsThatOfNull() {
        assertThat(StepHash.of(Optional.empty())).isEqualTo("5ffbfbbd64");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[{'setWeight':50},{'pause':{}}]; 757f5f97b",
                "[{'setWeight':20},{'pause':{'duration':'1h'}}]; 6d87b67cf8"
            },
            quoteCharacter = '`')
    void isTheReferencesOwn(String steps, String hash) {
        assertThat(StepHash.of(Optional.of(steps(steps)))).isEqualTo(hash);
    }

    static Stream<Arguments> golden() {
        return GoldenCases.read("steps.jsonl").map(given -> Arguments.of(text(given, "name"), given));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    void isWhatGoMakesOfTheSteps(String name, Json.Obj given) {
        assertThat(StepHash.of(given.get("steps"))).isEqualTo(text(given, "hash"));
    }

    @Test
    void writesTheMetadataOfExperimentsEvenWhenEmpty() {
        String encoded = encoded("[{'experiment':{'templates':[{'specRef':'canary','name':'a'}]}}]");
        assertThat(encoded)
                .isEqualTo("[{\"experiment\":{\"templates\":[{\"name\":\"a\",\"specRef\":\"canary\",\"metadata\":{}}],"
                        + "\"analysisRunMetadata\":{}}}]");
    }

    @Test
    void writesTheConfigurationOfAPluginWithSortedKeys() {
        assertThat(encoded("[{'plugin':{'config':{'b':[1.50, 1e21, null],'a':'<'},'name':'x/y'}}]"))
                .isEqualTo("[{\"plugin\":{\"name\":\"x/y\",\"config\":{\"a\":\"\\u003c\",\"b\":[1.5,1e+21,null]}}}]");
    }

    private static String encoded(String steps) {
        return GoJson.write(TypeTable.STEPS, steps(steps), GoJson.Times.OMITTED);
    }

    private static Json steps(String text) {
        return GoldenCases.parse("{\"steps\":" + text.replace('\'', '"') + "}")
                .get("steps")
                .orElseThrow();
    }
}
