package dev.sluice.domain.traffic.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.traffic.Verified;
import dev.sluice.domain.traffic.Yaml;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.Spot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedConditionTest {
    private static final ObjectRef ROUTE = new ObjectRef(RouteKind.HTTP.resource(), "shop", "web");

    private static Verified verified(String parents) {
        return AcceptedCondition.of(
                Spot.of(ROUTE, Yaml.read("{metadata: {generation: 3}, status: {parents: " + parents + "}}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{conditions: [{type: Accepted, status: 'True', observedGeneration: 3}]}] | Yes",
                "[{conditions: [{type: Accepted, status: 'False', observedGeneration: 3}]}] | No",
                "[{conditions: [{type: Accepted, status: 'True', observedGeneration: 2}]}] | No",
                "[{conditions: [{type: Accepted, status: 'False', observedGeneration: 2}]}] | No",
                "[{conditions: [{type: Accepted, status: 'True', observedGeneration: 3}]}, {conditions: []}] | Unknown",
                "[{conditions: [{type: ResolvedRefs, status: 'True', observedGeneration: 3}]}] | Unknown",
                "[{conditions: [{type: Accepted, status: 'True', observedGeneration: 3}]}, {conditions: [{type:"
                        + " Accepted, status: 'False', observedGeneration: 3}]}] | No",
                "[] | Unknown",
            })
    void allGatewaysHaveToAcceptThePresentGeneration(String parents, String verified) {
        assertThat(verified(parents).getClass().getSimpleName()).isEqualTo(verified);
    }
}
