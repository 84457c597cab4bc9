package dev.sluice.workflow;

import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.record.ReleaseRecord;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A canary release with analyses whose histories are kept, by the real planner on a simulated cluster.
 *
 * @param phase how its analyses end
 * @param play what happens to the run of the second version; it has ended when this returns
 */
record GoldenAnalysedRelease(String name, Phase phase, BiConsumer<SimulatedBench, WorkflowStub> play) {
    private static final Map<String, Object> CHECK = Map.of("templates", List.of(Map.of("templateName", "check")));

    /** One of every kind. */
    static List<GoldenAnalysedRelease> all() {
        return List.of(
                new GoldenAnalysedRelease("canary-analysed", Phase.Successful, (bench, run) -> end(run)),
                new GoldenAnalysedRelease("canary-aborted-by-analysis", Phase.Failed, (bench, run) -> end(run)));
    }

    /** The spec of the Rollout. */
    Map<String, Object> spec() {
        return Map.of(
                "replicas",
                2,
                "strategy",
                Map.of(
                        "canary",
                        Map.of(
                                "steps",
                                List.of(
                                        SimulatedBench.weight(50),
                                        Map.of("analysis", CHECK),
                                        SimulatedBench.weight(100)),
                                "analysis",
                                CHECK)));
    }

    private static void end(WorkflowStub run) {
        run.getResult(ReleaseRecord.class);
    }
}
