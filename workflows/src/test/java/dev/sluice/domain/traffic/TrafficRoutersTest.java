package dev.sluice.domain.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.v1alpha1.traffic.RolloutTrafficRouting;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.TrafficState.Destination;
import dev.sluice.domain.traffic.object.SeenObjects;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficRoutersTest {
    private static final Destination CANARY = new Destination("c", "new", 0);
    private static final Destination STABLE = new Destination("s", "old", 0);

    private static RoutingSpec spec(String flow) {
        return RoutingCase.spec(Yaml.read("{" + flow + "}"));
    }

    @Test
    void everyRouterOfTheSchemaIsThereInOrder() {
        List<String> fields = Arrays.stream(RolloutTrafficRouting.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name ->
                        !List.of("managedRoutes", "maxTrafficWeight", "plugins").contains(name))
                .toList();

        assertThat(TrafficRouters.ALL.stream().map(TrafficRouter::field))
                .startsWith(fields.toArray(String[]::new))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyRouterThatIsConfiguredTakesPart() {
        RoutingSpec spec = spec("trafficRouting: {traefik: {weightedTraefikServiceName: t}, nginx: {}, plugins:"
                + " {argoproj-labs/gatewayAPI: {}, example.com/x: {}}}");

        assertThat(TrafficRouters.of(spec).stream().map(TrafficRouter::field))
                .containsExactly("nginx", "traefik", "argoproj-labs/gatewayAPI");
    }

    @ParameterizedTest
    @CsvSource({
        "CANARY_AND_STABLE, true, false, c, s",
        "CANARY_AND_STABLE, true, true, c, s",
        "PING_PONG_FIRST, true, true, pong, ping",
        "PING_PONG_FIRST, true, false, ping, pong",
        "PING_PONG_LAST, true, true, c, s",
        "PING_PONG_LAST, false, true, pong, ping",
        "PING_PONG_LAST, false, false, ping, pong",
        "CANARY_AND_STABLE, false, true, '', ''",
    })
    void servicesAreChosenByRouter(
            ServiceNames.Choice choice, boolean plain, boolean stableIsPing, String canary, String stable) {
        RoutingSpec spec = spec((plain ? "canaryService: c, stableService: s, " : "")
                + "pingPong: {pingService: ping, pongService: pong}");

        assertThat(ServiceNames.of(spec, choice, stableIsPing)).isEqualTo(new ServiceNames(canary, stable));
    }

    @Test
    void whatARouterCanNotDoIsLeftToTheStableVersion() {
        TrafficState state = new TrafficState(
                new Destination("c", "new", 20),
                new Destination("s", "old", 75),
                List.of(new Destination("e", "exp", 5)),
                List.of(new HeaderRoute(
                        "r", List.of(new HeaderRoute.Header("h", new StringMatch(StringMatch.Kind.EXACT, "v"))))),
                List.of(),
                100);

        assertThat(state.within(List.of())).isEqualTo(TrafficState.of(CANARY, STABLE, 20, 100));
    }

    @Test
    void weightsThatDoNotSumUpAreNoState() {
        assertThatThrownBy(() -> new TrafficState(CANARY, STABLE, List.of(), List.of(), List.of(), 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights sum to 0 and not to 100");
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "3000000000", "1.5"})
    void aMaxWeightOutOfRangeIsRefused(String weight) {
        RoutingSpec spec = spec("trafficRouting: {maxTrafficWeight: " + weight + "}");

        assertThatThrownBy(spec::maxWeight)
                .hasMessageContaining("spec.strategy.canary.trafficRouting.maxTrafficWeight");
    }

    @Test
    void withoutAConfigurationThereIsNothingToRead() {
        assertThat(TrafficRouters.ALL)
                .allSatisfy(router -> assertThat(TrafficRouters.reads(router, spec("a: 1"), SeenObjects.NONE))
                        .filteredOn(ref -> !ref.resource().kind().equals("TrafficSplit"))
                        .isEmpty());
    }

    @Test
    void aMessageNamesObjectFieldValueAndRule() {
        RoutingSpec spec = spec("trafficRouting: {traefik: {weightedTraefikServiceName: t}}");

        Routing routing = TrafficRouters.route(
                TrafficRouters.of(spec).getFirst(), spec, TrafficState.of(CANARY, STABLE, 0, 100), SeenObjects.NONE);

        assertThat(routing).isInstanceOfSatisfying(Routing.Refused.class, refused -> {
            assertThat(refused.error().value()).isEqualTo(Json.of("t"));
            assertThat(refused.error().rule()).isEqualTo("traefikservices.traefik.io \"t\" not found");
        });
    }
}
