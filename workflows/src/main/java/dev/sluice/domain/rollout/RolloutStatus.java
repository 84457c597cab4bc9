package dev.sluice.domain.rollout;

import dev.sluice.domain.plugin.PluginItems;
import java.util.List;

/**
 * The fields of a Rollout's status that Sluice owns (spec 2.1), by concern.
 *
 * @param observedGeneration decimal text as the field holds it; empty when never observed
 * @param selector label selector text for the scale subresource
 * @param blueGreen of a blue-green release; {@link BlueGreenStatus#NONE} for others
 * @param analyses the AnalysisRuns that the release goes by
 * @param canary where the traffic of a canary release goes; {@link CanaryStatus#NONE} for others
 * @param plugins what has become of the release's plug-in steps
 * @param workloadGeneration of the workload whose template is in use, as decimal text; empty without a reference
 */
public record RolloutStatus(
        String observedGeneration,
        Release release,
        Halt halt,
        Counts counts,
        String selector,
        List<Condition> conditions,
        ReleaseClock clock,
        PhaseMessage phase,
        BlueGreenStatus blueGreen,
        AnalysisPointers analyses,
        CanaryStatus canary,
        PluginItems plugins,
        String workloadGeneration) {
    public static final RolloutStatus NONE = new RolloutStatus(
            "",
            Release.NONE,
            Halt.NONE,
            Counts.NONE,
            "",
            List.of(),
            ReleaseClock.NONE,
            PhaseMessage.NONE,
            BlueGreenStatus.NONE,
            AnalysisPointers.NONE,
            CanaryStatus.NONE,
            PluginItems.NONE,
            "");

    public RolloutStatus {
        conditions = List.copyOf(conditions);
    }
}
