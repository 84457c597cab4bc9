package dev.sluice.domain.rollout;

import java.util.List;

/**
 * The fields of a Rollout's status that Sluice owns (spec 2.1), by concern.
 *
 * @param observedGeneration decimal text as the field holds it; empty when never observed
 * @param selector label selector text for the scale subresource
 * @param blueGreen of a blue-green release; {@link BlueGreenStatus#NONE} for others
 * @param analyses the AnalysisRuns that the release goes by
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
            "");

    public RolloutStatus {
        conditions = List.copyOf(conditions);
    }
}
