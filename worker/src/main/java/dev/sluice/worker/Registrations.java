package dev.sluice.worker;

import dev.sluice.contract.AnalysisActivities;
import dev.sluice.contract.ReleaseActivities;
import dev.sluice.workflow.AnalysisRunWorkflowImpl;
import dev.sluice.workflow.ClusterWorkflowImpl;
import dev.sluice.workflow.RolloutWorkflowImpl;
import java.util.List;

/** All that a worker runs. A workflow or an activity that is not named here does not exist. */
public final class Registrations {
    private static final List<Class<?>> WORKFLOWS =
            List.of(RolloutWorkflowImpl.class, AnalysisRunWorkflowImpl.class, ClusterWorkflowImpl.class);

    private Registrations() {}

    /** Implementations of all workflow types. */
    public static List<Class<?>> workflows() {
        return WORKFLOWS;
    }

    /** Implementations of all activity interfaces. */
    public static List<Object> activities(ReleaseActivities release, AnalysisActivities analysis) {
        return List.of(release, analysis);
    }
}
