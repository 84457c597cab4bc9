package dev.sluice.domain.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.SeenObjects;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of the objects that are made for a canary (spec 5.2 and App. G). */
class CanaryNameTest {
    private static List<String> names(String routing) {
        RoutingSpec spec = RoutingCase.spec(Yaml.read("{trafficRouting: " + routing + "}"));
        return TrafficRouters.reads(TrafficRouters.of(spec).getFirst(), spec, SeenObjects.NONE).stream()
                .map(ObjectRef::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{nginx: {stableIngress: front}} | web-front-canary",
                "{ambassador: {mappings: [map]}} | map-canary",
            })
    void theyAreMadeOfWhatTheyAreCanariesOf(String routing, String name) {
        assertThat(names(routing)).last().isEqualTo(name);
    }

    @Test
    void longOnesAreCut() {
        String name = "n".repeat(253);

        assertThat(names("{nginx: {stableIngress: " + name + "}}"))
                .last()
                .isEqualTo("web-" + "n".repeat(242) + "-canary");
        assertThat(names("{ambassador: {mappings: [" + name + "]}}")).last().isEqualTo("n".repeat(246) + "-canary");
    }
}
