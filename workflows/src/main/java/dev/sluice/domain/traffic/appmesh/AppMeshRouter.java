package dev.sluice.domain.traffic.appmesh;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.traffic.Capability;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.TrafficRouter;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.Owner;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.object.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Points two VirtualNodes at the versions' pods, and sets the weights of the VirtualRouter that splits between them. */
public final class AppMeshRouter implements TrafficRouter {
    static final ApiResource SERVICE = resource("VirtualService", "virtualservices");
    static final ApiResource ROUTER = resource("VirtualRouter", "virtualrouters");
    static final ApiResource NODE = resource("VirtualNode", "virtualnodes");

    private static final FieldPath HASH = FieldPath.of("spec", "podSelector", "matchLabels", Keys.POD_TEMPLATE_HASH);

    private static ApiResource resource(String kind, String plural) {
        return new ApiResource("appmesh.k8s.aws", "v1beta2", kind, plural);
    }

    @Override
    public String field() {
        return "appMesh";
    }

    @Override
    public List<Capability> capabilities() {
        return List.of();
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(SERVICE, ROUTER, NODE);
    }

    @Override
    public List<ObjectRef> reads(RoutingSpec spec, SeenObjects found) {
        ObjectRef service = spec.here(SERVICE, serviceName(spec).requiredText());
        return Stream.concat(
                        Stream.of(
                                service,
                                spec.here(NODE, nodeName(spec, "canary").requiredText()),
                                spec.here(NODE, nodeName(spec, "stable").requiredText())),
                        found.find(service).map(object -> router(spec, object)).stream())
                .toList();
    }

    /** Nodes first, so that no weight leads to a node without pods. */
    @Override
    public List<Wanted> wants(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        String stable =
                state.stable().hash().isEmpty() ? "stable-hash" : state.stable().hash();
        String canary = state.canary().hash().isEmpty() || state.canary().hash().equals(stable)
                ? "canary-hash"
                : state.canary().hash();
        Spot service = seen.require(
                spec.here(SERVICE, serviceName(spec).requiredText()),
                serviceName(spec).path());
        ObjectRef ref = router(spec, service);
        Spot router = seen.find(ref)
                .orElseThrow(() -> service.at("spec", "provider", "virtualRouter", "virtualRouterRef", "name")
                        .refused(ref.notFound()));
        Spot canaryNode = nodeName(spec, "canary");
        String stableNode = nodeName(spec, "stable").requiredText();
        if (canaryNode.requiredText().equals(stableNode)) {
            throw canaryNode.refused("must differ from the stable virtual node");
        }
        RouteWeights weights = new RouteWeights(canaryNode.requiredText(), stableNode, state);
        List<String> routes =
                spec.config(field()).at("virtualService", "routes").texts();
        return List.of(
                node(spec, seen, "canary", canary),
                node(spec, seen, "stable", stable),
                Wanted.of(ref, weights.in(router, routes)));
    }

    private Wanted node(RoutingSpec spec, SeenObjects seen, String version, String hash) {
        Spot name = nodeName(spec, version);
        ObjectRef ref = spec.here(NODE, name.requiredText());
        Spot node = seen.require(ref, name.path());
        node.at("spec", "podSelector", "matchLabels").obj();
        Json.Obj managed = Owner.managed(spec.rollout(), node);
        return Wanted.of(ref, HASH.set(managed, Json.of(hash)));
    }

    private static ObjectRef router(RoutingSpec spec, Spot service) {
        Spot reference = service.at("spec", "provider", "virtualRouter", "virtualRouterRef");
        if (reference.isAbsent()) {
            throw reference.refused("must be set: traffic is split by a virtual router");
        }
        Optional<String> namespace = reference.at("namespace").text();
        return new ObjectRef(
                ROUTER,
                namespace.orElse(spec.rollout().namespace()),
                reference.at("name").requiredText());
    }

    private Spot serviceName(RoutingSpec spec) {
        return spec.config(field()).at("virtualService", "name");
    }

    private Spot nodeName(RoutingSpec spec, String version) {
        return spec.config(field()).at("virtualNodeGroup", version + "VirtualNodeRef", "name");
    }
}
