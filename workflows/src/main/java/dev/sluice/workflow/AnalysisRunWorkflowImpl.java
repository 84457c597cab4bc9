package dev.sluice.workflow;

import dev.sluice.contract.AnalysisInput;
import dev.sluice.contract.AnalysisResult;
import dev.sluice.contract.Ring;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.workflow.analysis.AnalysisLoop;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Hands what comes for an AnalysisRun to its loop. */
public class AnalysisRunWorkflowImpl implements AnalysisRunWorkflow {
    private final AnalysisLoop loop;

    /** Everything a message handler needs is there before the first message. */
    @WorkflowInit
    public AnalysisRunWorkflowImpl(AnalysisInput input) {
        this(input, () -> Workflow.getInfo().isContinueAsNewSuggested());
    }

    /** @param large whether the history is to be cut */
    AnalysisRunWorkflowImpl(AnalysisInput input, BooleanSupplier large) {
        this.loop = new AnalysisLoop(input, large);
    }

    /**
     * Runs detached from cancellation: an analysis is ended by its object, and one that is cancelled here would be started
     * again by the next check.
     */
    @Override
    public AnalysisResult run(AnalysisInput input) {
        CompletablePromise<AnalysisResult> result = Workflow.newPromise();
        Workflow.newDetachedCancellationScope(() -> result.complete(loop.untilOver()))
                .run();
        return result.get();
    }

    @Override
    public void ring(@Nullable Ring ring) {
        loop.ring(ring == null ? Freshness.NONE : ring.seen());
    }
}
