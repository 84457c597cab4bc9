package dev.sluice.workflow;

import dev.sluice.contract.CommandReply;
import dev.sluice.contract.FlowCommand;
import dev.sluice.contract.Names;
import dev.sluice.contract.Ring;
import dev.sluice.contract.RunInput;
import dev.sluice.domain.record.ReleaseRecord;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One release of one Rollout. Id {@code rollout/<namespace>/<name>}; the run is open while the release goes on, and its
 * result is the record of the release.
 */
@WorkflowInterface
public interface RolloutWorkflow {

    /** How long one process may take for a task before another one gets it. */
    Duration TASK_TIMEOUT = Duration.ofSeconds(5);

    @WorkflowMethod(name = "Rollout")
    ReleaseRecord run(RunInput input);

    /** There is something to do in objects as new as this. */
    @SignalMethod
    void ring(@Nullable Ring ring);

    /** Clears a pause, or passes the current step. The payload may be absent, a reason, or a {@link FlowCommand}. */
    @SignalMethod
    void promote(@Nullable RawValue payload);

    /** Passes all steps, pauses and analyses. Payload as for {@link #promote}. */
    @SignalMethod
    void promoteFull(@Nullable RawValue payload);

    /** Passes the current step. Payload as for {@link #promote}. */
    @SignalMethod
    void skipStep(@Nullable RawValue payload);

    /** Goes back to the stable version. Payload as for {@link #promote}. */
    @SignalMethod
    void abort(@Nullable RawValue payload);

    /** Takes an abort back. Payload as for {@link #promote}. */
    @SignalMethod
    void retry(@Nullable RawValue payload);

    /**
     * Like the signal; answered when the object carries the command, refused with the reason when it makes no sense (failure
     * type {@link Names#REFUSED}).
     */
    @UpdateMethod(name = "promote")
    CommandReply promoteNow(@Nullable RawValue payload);

    /** Refuses a payload that cannot be understood. */
    @UpdateValidatorMethod(updateName = "promote")
    void checkPromote(@Nullable RawValue payload);

    /** As {@link #promoteNow}. */
    @UpdateMethod(name = "promoteFull")
    CommandReply promoteFullNow(@Nullable RawValue payload);

    /** Refuses a payload that cannot be understood. */
    @UpdateValidatorMethod(updateName = "promoteFull")
    void checkPromoteFull(@Nullable RawValue payload);

    /** As {@link #promoteNow}. */
    @UpdateMethod(name = "skipStep")
    CommandReply skipStepNow(@Nullable RawValue payload);

    /** Refuses a payload that cannot be understood. */
    @UpdateValidatorMethod(updateName = "skipStep")
    void checkSkipStep(@Nullable RawValue payload);

    /** As {@link #promoteNow}. */
    @UpdateMethod(name = "abort")
    CommandReply abortNow(@Nullable RawValue payload);

    /** Refuses a payload that cannot be understood. */
    @UpdateValidatorMethod(updateName = "abort")
    void checkAbort(@Nullable RawValue payload);

    /** As {@link #promoteNow}. */
    @UpdateMethod(name = "retry")
    CommandReply retryNow(@Nullable RawValue payload);

    /** Refuses a payload that cannot be understood. */
    @UpdateValidatorMethod(updateName = "retry")
    void checkRetry(@Nullable RawValue payload);
}
