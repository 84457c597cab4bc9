package dev.sluice.workflow;

import dev.sluice.contract.FlowCommand;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.analysis.template.AnalysisKind;
import dev.sluice.domain.record.ReleaseRecord;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A blue-green release whose histories are kept, by the real planner on a simulated cluster.
 *
 * @param blueGreen fields of the strategy beside its Services
 * @param play what happens to the run of the second version; it has ended when this returns
 */
record GoldenSwitch(String name, Map<String, Object> blueGreen, BiConsumer<SimulatedBench, WorkflowStub> play) {
    private static final Duration MOMENT = Duration.ofSeconds(5);
    private static final Map<String, Object> BY_HAND = Map.of("autoPromotionEnabled", false);
    private static final Map<String, Object> CHECK = Map.of("templates", List.of(Map.of("templateName", "check")));
    private static final Map<String, Object> ANALYSED =
            Map.of("prePromotionAnalysis", CHECK, "postPromotionAnalysis", CHECK);

    /** One of every kind. */
    static List<GoldenSwitch> all() {
        return List.of(
                new GoldenSwitch("blue-green-promoted", Map.of(), (bench, run) -> end(run)),
                new GoldenSwitch(
                        "blue-green-promoted-by-time", Map.of("autoPromotionSeconds", 60), (bench, run) -> end(run)),
                new GoldenSwitch("blue-green-promoted-by-signal", BY_HAND, (bench, run) -> {
                    bench.pass(MOMENT);
                    run.signal("promote");
                    end(run);
                }),
                new GoldenSwitch("blue-green-aborted", BY_HAND, (bench, run) -> {
                    bench.pass(MOMENT);
                    run.signal("abort", new FlowCommand("ann", "errors", null, null));
                    end(run);
                }),
                new GoldenSwitch("blue-green-rolled-back-in-delay", Map.of(), (bench, run) -> {
                    bench.pass(MOMENT);
                    bench.image("web:1").ring();
                    end(run);
                }),
                new GoldenSwitch("blue-green-analysed", ANALYSED, (bench, run) -> end(run)),
                new GoldenSwitch("blue-green-switched-back", ANALYSED, (bench, run) -> {
                    bench.cluster.verdicts(
                            (kind, number) -> kind == AnalysisKind.PostPromotion ? Phase.Failed : Phase.Successful);
                    end(run);
                }));
    }

    /** The spec of the Rollout. */
    Map<String, Object> spec() {
        Map<String, Object> strategy = new LinkedHashMap<>(blueGreen);
        strategy.put("activeService", "web");
        strategy.put("previewService", "web-preview");
        return Map.of("replicas", 2, "strategy", Map.of("blueGreen", strategy));
    }

    private static void end(WorkflowStub run) {
        run.getResult(ReleaseRecord.class);
    }
}
