package dev.sluice.domain.traffic.alb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.TrafficState.Destination;
import dev.sluice.domain.traffic.Verified;
import dev.sluice.domain.traffic.Yaml;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.SeenObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class AlbVerificationTest {
    private static final RoutingSpec SPEC = new RoutingSpec(
            new RolloutId("shop", "web", "u"),
            Yaml.read(
                    "{canaryService: c, stableService: s, trafficRouting: {alb: {ingresses: [a, b], servicePort: 80}}}"));
    private static final TrafficState STATE = new TrafficState(
            new Destination("c", "new", 20),
            new Destination("s", "old", 75),
            List.of(new Destination("e", "exp", 5)),
            List.of(),
            List.of(),
            100);

    private final SequencedMap<String, List<TargetGroups.Weighted>> balancers = new LinkedHashMap<>();
    private final SequencedMap<ObjectRef, Json.Obj> ingresses = new LinkedHashMap<>();

    private AlbVerificationTest() {
        ingress("a", "{status: {loadBalancer: {ingress: [{hostname: lb-a}]}}}");
        ingress("b", "{status: {loadBalancer: {ingress: [{hostname: lb-b}]}}}");
        balancer("lb-a", "shop/a-c:80", 20, "shop/a-e:80", 5);
        balancer("lb-b", "shop/b-c:80", 20, "shop/b-e:80", 5);
    }

    private void ingress(String name, String object) {
        ingresses.put(new ObjectRef(ApiResource.INGRESS, "shop", name), Yaml.read(object));
    }

    private void balancer(String host, String canary, int weight, String experiment, int share) {
        balancers.put(
                host, List.of(new TargetGroups.Weighted(canary, weight), new TargetGroups.Weighted(experiment, share)));
    }

    private Verified verified() {
        return new AlbVerification(new AlbRouter(), host -> Optional.ofNullable(balancers.get(host)))
                .verify(SPEC, STATE, new SeenObjects(ingresses));
    }

    @Test
    void theTrafficIsWhereItShouldBeWhenEveryLoadBalancerHasTheWeights() {
        assertThat(verified()).isEqualTo(new Verified.Yes());
    }

    @Test
    void oneLoadBalancerWithAnOldWeightIsNotEnough() {
        balancer("lb-b", "shop/b-c:80", 10, "shop/b-e:80", 5);

        assertThat(verified()).isEqualTo(new Verified.No("no target group of c has weight 20 at lb-b"));
    }

    @Test
    void theWeightsOfAnExperimentCount() {
        balancer("lb-a", "shop/a-c:80", 20, "shop/a-e:80", 0);

        assertThat(verified()).isEqualTo(new Verified.No("no target group of e has weight 5 at lb-a"));
    }

    @Test
    void anIngressWithoutALoadBalancerIsNotThere() {
        ingress("b", "{status: {}}");

        assertThat(verified()).isEqualTo(new Verified.No("Ingress shop/b has no load balancer yet"));
    }

    @Test
    void aLoadBalancerThatIsNotFoundIsNotThere() {
        balancers.remove("lb-a");

        assertThat(verified()).isEqualTo(new Verified.No("there is no load balancer lb-a"));
    }

    @Test
    void aStatusOfAnotherShapeTellsNothing() {
        ingress("a", "{status: {loadBalancer: 5}}");

        assertThat(verified()).isInstanceOf(Verified.Unknown.class);
    }
}
