package dev.sluice.workflow;

import dev.sluice.contract.FlowCommand;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A canary release whose traffic is routed by an Ingress of NGINX, and whose histories are kept.
 *
 * @param play what happens to the run of the second version; it has ended when this returns
 */
record GoldenRoutedRelease(String name, BiConsumer<SimulatedBench, WorkflowStub> play) {
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final ObjectRef INGRESS = new ObjectRef(ApiResource.INGRESS, "demo", "web");

    /** One of every kind. */
    static List<GoldenRoutedRelease> all() {
        return List.of(
                new GoldenRoutedRelease("routed-promoted", (bench, run) -> {
                    bench.pass(MOMENT);
                    run.signal("promote");
                    run.getResult(ReleaseRecord.class);
                }),
                new GoldenRoutedRelease("routed-aborted", (bench, run) -> {
                    bench.pass(MOMENT);
                    run.signal("abort", new FlowCommand("ann", "errors", null, null));
                    run.getResult(ReleaseRecord.class);
                }));
    }

    /** The spec of the Rollout. */
    static Map<String, Object> spec() {
        return Map.of(
                "replicas",
                4,
                "strategy",
                Map.of(
                        "canary",
                        Map.of(
                                "canaryService",
                                "web-canary",
                                "stableService",
                                "web-stable",
                                "trafficRouting",
                                Map.of("nginx", Map.of("stableIngress", "web")),
                                "steps",
                                List.of(
                                        SimulatedBench.weight(25),
                                        SimulatedBench.pause(),
                                        SimulatedBench.weight(50)))));
    }

    /** Gives the cluster the Ingress. */
    static void route(SimulatedBench bench) {
        Map<String, Object> backend = Map.of("service", Map.of("name", "web-stable", "port", Map.of("number", 80)));
        Map<String, Object> path = Map.of("path", "/", "pathType", "Prefix", "backend", backend);
        bench.cluster.route(INGRESS, (Json.Obj) Json.from(Map.of(
                "metadata",
                Map.of("name", "web", "namespace", "demo", "uid", "ingress"),
                "spec",
                Map.of("rules", List.of(Map.of("http", Map.of("paths", List.of(path))))))));
    }
}
