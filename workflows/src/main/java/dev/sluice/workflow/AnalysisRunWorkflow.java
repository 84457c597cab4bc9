package dev.sluice.workflow;

import dev.sluice.contract.AnalysisInput;
import dev.sluice.contract.AnalysisResult;
import dev.sluice.contract.Ring;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * One AnalysisRun, from its first measurement to its end, and to its deletion where that is asked for. Id {@code
 * analysisrun/<namespace>/<name>}.
 */
@WorkflowInterface
public interface AnalysisRunWorkflow {

    @WorkflowMethod(name = "AnalysisRun")
    AnalysisResult run(AnalysisInput input);

    /** There is something to do in an object as new as this. */
    @SignalMethod
    void ring(@Nullable Ring ring);
}
