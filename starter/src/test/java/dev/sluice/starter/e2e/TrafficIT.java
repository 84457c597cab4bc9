package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Canary releases whose traffic is routed by objects of an Ingress, of Istio, and of the Gateway API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrafficIT {
    @RegisterExtension
    static final Lab LAB = new Lab("traffic");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = Routed.NAME;
    private static final String STEPS = "[{setWeight: 25}, {pause: {}}, {setWeight: 50}, {pause: {}}]";
    private static final String SOON = "scaleDownDelaySeconds: 3\nabortScaleDownDelaySeconds: 3";

    private ControllerProcess controller;

    @BeforeAll
    void start() throws IOException {
        try (InputStream kinds = TrafficIT.class.getResourceAsStream("/routing/crds.yaml")) {
            LAB.client().load(Objects.requireNonNull(kinds)).serverSideApply();
        }
        for (String kind :
                new String[] {"virtualservices.networking.istio.io", "httproutes.gateway.networking.k8s.io"}) {
            LAB.cluster().kubectl("wait", "--for=condition=Established", "crd/" + kind, "--timeout=30s");
        }
        controller = LAB.start(LAB.settings()).awaitReady();
    }

    @Test
    void anIngressGivesEachStepItsWeightAndTheStableVersionKeepsItsPods(Rollouts rollouts) {
        Routed first = deploy(rollouts, new Routed(Routed.Kind.NGINX, "guestbook:1", STEPS, SOON));
        update(rollouts, first.withImage("guestbook:2"));

        SeenRollout quarter = rollouts.awaitPause(NAME, 1);
        assertThat(ingressWeight(rollouts)).isEqualTo("25");
        assertThat(told(quarter)).isEqualTo("25/75");
        assertThat(rollouts.sizes()).extracting(TrafficIT::pods).containsExactly("#1 ×4", "#2 ×1");

        promote(rollouts);
        rollouts.awaitPause(NAME, 3);
        assertThat(ingressWeight(rollouts)).isEqualTo("50");
        assertThat(rollouts.sizes()).extracting(TrafficIT::pods).containsExactly("#1 ×4", "#2 ×2");

        promote(rollouts);
        rollouts.awaitPhase(NAME, "Healthy");
        await().atMost(Rollouts.LIMIT).untilAsserted(() -> {
            assertThat(ingressWeight(rollouts)).isEqualTo("0");
            assertThat(told(rollouts.get(NAME))).isEqualTo("0/100");
            assertThat(rollouts.sizes()).extracting(TrafficIT::pods).containsExactly("#1 ×0", "#2 ×4");
        });
        assertThat(rollouts.messages(NAME, "TrafficWeightUpdated"))
                .containsSubsequence(
                        "Traffic weight updated from 0 to 25",
                        "Traffic weight updated from 25 to 50",
                        "Traffic weight updated from 50 to 100",
                        "Traffic weight updated from 100 to 0");
    }

    @Test
    void anAbortTakesTheTrafficBackBeforeThePods(Rollouts rollouts) {
        Routed first = deploy(rollouts, new Routed(Routed.Kind.ISTIO, "guestbook:1", STEPS, SOON));
        update(rollouts, first.withImage("guestbook:2"));
        rollouts.awaitPause(NAME, 1);
        assertThat(istioWeights(rollouts)).isEqualTo("75/25");

        LAB.cluster().sluice("abort", NAME, "-n", rollouts.namespace());

        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(istioWeights(rollouts)).isEqualTo("100/0"));
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() ->
                        assertThat(rollouts.sizes()).extracting(TrafficIT::pods).containsExactly("#1 ×4", "#2 ×0"));
        assertThat(rollouts.get(NAME).phase()).isEqualTo("Degraded");
    }

    @Test
    void aHeaderRouteLeadsToTheCanaryAndIsGoneAtTheEnd(Rollouts rollouts) {
        String steps = "[{setCanaryScale: {weight: 25}}, {setHeaderRoute: {name: staff, match: [{headerName: team,"
                + " headerValue: {exact: shop}}]}}, {pause: {}}]";
        Routed first = deploy(rollouts, new Routed(Routed.Kind.ISTIO, "guestbook:1", steps, SOON));
        update(rollouts, first.withImage("guestbook:2"));
        rollouts.awaitPause(NAME, 2);
        assertThat(route(rollouts, "networking.istio.io/v1alpha3", "VirtualService")
                        .at("/spec/http"))
                .extracting(http -> http.path("name").asText())
                .containsExactly("staff", "primary");

        promote(rollouts);

        rollouts.awaitPhase(NAME, "Healthy");
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(route(rollouts, "networking.istio.io/v1alpha3", "VirtualService")
                                .at("/spec/http"))
                        .extracting(http -> http.path("name").asText())
                        .containsExactly("primary"));
    }

    @Test
    void aReleaseWaitsUntilTheGatewayHasAcceptedTheWeight(Rollouts rollouts) {
        Routed first = deploy(rollouts, new Routed(Routed.Kind.GATEWAY, "guestbook:1", STEPS, SOON));
        update(rollouts, first.withImage("guestbook:2"));

        SeenRollout waiting = rollouts.awaitSeen(NAME, seen -> {
            assertThat(told(seen)).as("%s", seen).isEqualTo("25/75");
            assertThat(seen.status().at("/canary/weights/verified"))
                    .as("%s", seen)
                    .isEqualTo(JSON.getNodeFactory().booleanNode(false));
        });
        assertThat(waiting.step()).isZero();

        accept(rollouts);

        SeenRollout paused = rollouts.awaitPause(NAME, 1);
        assertThat(paused.status().at("/canary/weights/verified").asBoolean()).isTrue();
        assertThat(told(paused)).isEqualTo("25/75");
    }

    @Test
    void aMissingIngressIsToldAndTheReleaseGoesOnWhenItIsThere(Rollouts rollouts) {
        Routed first = new Routed(Routed.Kind.NGINX, "guestbook:1", STEPS, SOON);
        Routed.services().forEach(service -> rollouts.service(service, NAME));
        create(rollouts, first.rollout(LAB.instance()));
        rollouts.awaitSeen(
                NAME,
                seen -> assertThat(seen.condition("TrafficRouting"))
                        .as("%s", seen)
                        .isEqualTo("False TrafficRoutingError"));

        create(rollouts, first.kind().object());

        rollouts.awaitPhase(NAME, "Healthy");
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(told(rollouts.get(NAME))).isEqualTo("0/100"));
    }

    @Test
    void aWeightIsSetOnceThoughTheControllerIsKilledMeanwhile(Rollouts rollouts) {
        Routed first = deploy(rollouts, new Routed(Routed.Kind.NGINX, "guestbook:1", STEPS, SOON));
        update(rollouts, first.withImage("guestbook:2"));
        rollouts.awaitSeen(
                NAME,
                seen -> assertThat(seen.text("currentPodHash"))
                        .isEqualTo(first.withImage("guestbook:2").pods().hash()));
        controller.kill();
        controller = LAB.start(LAB.settings());

        rollouts.awaitPause(NAME, 1);

        assertThat(ingressWeight(rollouts)).isEqualTo("25");
        assertThat(rollouts.messages(NAME, "TrafficWeightUpdated"))
                .containsExactly("Traffic weight updated to 0", "Traffic weight updated from 0 to 25");
    }

    private static Routed deploy(Rollouts rollouts, Routed routed) {
        Routed.services().forEach(service -> rollouts.service(service, NAME));
        create(rollouts, routed.kind().object());
        create(rollouts, routed.rollout(LAB.instance()));
        if (routed.kind() == Routed.Kind.GATEWAY) {
            accept(rollouts);
        }
        rollouts.awaitPhase(NAME, "Healthy");
        return routed;
    }

    private static void create(Rollouts rollouts, String manifest) {
        client().resource(Serialization.unmarshal(manifest, GenericKubernetesResource.class))
                .inNamespace(rollouts.namespace())
                .create();
    }

    private static void update(Rollouts rollouts, Routed routed) {
        rollouts.update(routed.pods());
    }

    private static void promote(Rollouts rollouts) {
        LAB.cluster().sluice("promote", NAME, "-n", rollouts.namespace());
    }

    /** What a Gateway's controller says of the route as it is now. */
    private static void accept(Rollouts rollouts) {
        Resource<GenericKubernetesResource> route = client().genericKubernetesResources(
                        "gateway.networking.k8s.io/v1", "HTTPRoute")
                .inNamespace(rollouts.namespace())
                .withName(NAME);
        String status = """
                {"status":{"parents":[{"parentRef":{"name":"edge"},"controllerName":"example.com/edge","conditions":[
                {"type":"Accepted","status":"True","reason":"Accepted","message":"","observedGeneration":%d,
                "lastTransitionTime":"2026-01-01T00:00:00Z"}]}]}}""".formatted(route.require().getMetadata().getGeneration());
        route.subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), status);
    }

    private static KubernetesClient client() {
        return LAB.client();
    }

    private static JsonNode route(Rollouts rollouts, String apiVersion, String kind) {
        return read(client().genericKubernetesResources(apiVersion, kind)
                .inNamespace(rollouts.namespace())
                .withName(NAME)
                .require());
    }

    private static JsonNode read(Object object) {
        try {
            return JSON.readTree(Serialization.asJson(object));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ingressWeight(Rollouts rollouts) {
        return read(client().network()
                        .v1()
                        .ingresses()
                        .inNamespace(rollouts.namespace())
                        .withName(NAME + "-" + NAME + "-canary")
                        .require())
                .at("/metadata/annotations")
                .path("nginx.ingress.kubernetes.io/canary-weight")
                .asText();
    }

    private static String istioWeights(Rollouts rollouts) {
        JsonNode route = route(rollouts, "networking.istio.io/v1alpha3", "VirtualService")
                .at("/spec/http/0/route");
        return route.at("/0/weight").asInt() + "/" + route.at("/1/weight").asInt();
    }

    /** The weights that the status tells, the canary's first. */
    private static String told(SeenRollout seen) {
        JsonNode weights = seen.status().at("/canary/weights");
        return weights.at("/canary/weight").asInt() + "/"
                + weights.at("/stable/weight").asInt();
    }

    private static String pods(String size) {
        return size.substring(size.indexOf('#'));
    }
}
