package dev.sluice.workflow;

import dev.sluice.contract.CommandReply;
import dev.sluice.contract.FlowCommand;
import dev.sluice.contract.Names;
import dev.sluice.contract.Ring;
import dev.sluice.contract.RunInput;
import dev.sluice.domain.command.Command;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.workflow.call.Excerpt;
import dev.sluice.workflow.inbox.Inbox;
import dev.sluice.workflow.inbox.PayloadParser;
import dev.sluice.workflow.inbox.PendingCommand;
import dev.sluice.workflow.run.ReleaseRun;
import dev.sluice.workflow.run.RunState;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.DynamicSignalHandler;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/** Puts what comes for a run into its inbox, and starts its loop. */
public class RolloutWorkflowImpl implements RolloutWorkflow {
    private static final String KNOWN = "known are promote, promoteFull, skipStep, abort and retry";

    private final RunState state;

    /** Everything a message handler needs is there before the first message. */
    @WorkflowInit
    public RolloutWorkflowImpl(RunInput input) {
        this.state = new RunState(input);
        DynamicSignalHandler unknown =
                (name, payloads) -> ignored("unknown signal \"" + Excerpt.of(name, 100) + "\" was ignored: " + KNOWN);
        Workflow.registerListener(unknown);
    }

    /**
     * Runs detached from cancellation: to cancel a run means to abort its release, and the run goes on until that is done.
     * Temporal then calls it cancelled all the same; its record is in its memo.
     */
    @Override
    public ReleaseRecord run(RunInput input) {
        CancellationScope.current().getCancellationRequest().thenApply(this::abortOnCancel);
        CompletablePromise<ReleaseRecord> record = Workflow.newPromise();
        Workflow.newDetachedCancellationScope(() -> record.complete(new ReleaseRun(state).untilRest()))
                .run();
        return record.get();
    }

    private @Nullable Void abortOnCancel(@Nullable String reason) {
        String text = reason == null || reason.isEmpty() ? "the run was cancelled" : "the run was cancelled: " + reason;
        state.cancel(new FlowCommand(null, text, null, null));
        return null;
    }

    @Override
    public void ring(@Nullable Ring ring) {
        state.ring(ring == null ? Freshness.NONE : ring.seen());
    }

    @Override
    public void promote(@Nullable RawValue payload) {
        signal(Command.Kind.promote, payload);
    }

    @Override
    public void promoteFull(@Nullable RawValue payload) {
        signal(Command.Kind.promoteFull, payload);
    }

    @Override
    public void skipStep(@Nullable RawValue payload) {
        signal(Command.Kind.skipStep, payload);
    }

    @Override
    public void abort(@Nullable RawValue payload) {
        signal(Command.Kind.abort, payload);
    }

    @Override
    public void retry(@Nullable RawValue payload) {
        signal(Command.Kind.retry, payload);
    }

    @Override
    public CommandReply promoteNow(@Nullable RawValue payload) {
        return update(Command.Kind.promote, payload);
    }

    @Override
    public CommandReply promoteFullNow(@Nullable RawValue payload) {
        return update(Command.Kind.promoteFull, payload);
    }

    @Override
    public CommandReply skipStepNow(@Nullable RawValue payload) {
        return update(Command.Kind.skipStep, payload);
    }

    @Override
    public CommandReply abortNow(@Nullable RawValue payload) {
        return update(Command.Kind.abort, payload);
    }

    @Override
    public CommandReply retryNow(@Nullable RawValue payload) {
        return update(Command.Kind.retry, payload);
    }

    @Override
    public void checkPromote(@Nullable RawValue payload) {
        check(payload);
    }

    @Override
    public void checkPromoteFull(@Nullable RawValue payload) {
        check(payload);
    }

    @Override
    public void checkSkipStep(@Nullable RawValue payload) {
        check(payload);
    }

    @Override
    public void checkAbort(@Nullable RawValue payload) {
        check(payload);
    }

    @Override
    public void checkRetry(@Nullable RawValue payload) {
        check(payload);
    }

    private void signal(Command.Kind kind, @Nullable RawValue payload) {
        switch (PayloadParser.parse(payload)) {
            case PayloadParser.Parsed.Understood(FlowCommand message) ->
                state.inbox().add(kind, message, PendingCommand.Via.signal);
            case PayloadParser.Parsed.Nonsense(String why) -> ignored("signal " + kind + " was ignored: " + why);
        }
    }

    private void ignored(String text) {
        state.inbox().warn(new Inbox.Warning(Names.EVENT_SIGNAL_IGNORED, text));
    }

    private CommandReply update(Command.Kind kind, @Nullable RawValue payload) {
        return switch (PayloadParser.parse(payload)) {
            case PayloadParser.Parsed.Understood(FlowCommand message) ->
                reply(state.inbox().add(kind, message, PendingCommand.Via.update));
            case PayloadParser.Parsed.Nonsense(String why) -> throw refusal(why);
        };
    }

    private static CommandReply reply(PendingCommand command) {
        Workflow.await(() -> command.answer().isPresent());
        return switch (command.answer().orElseThrow()) {
            case PendingCommand.Answer.Written ignored ->
                new CommandReply("the Rollout carries the " + command.command().kind());
            case PendingCommand.Answer.Refused(String why) -> throw refusal(why);
        };
    }

    private static ApplicationFailure refusal(String why) {
        return ApplicationFailure.newNonRetryableFailure(why, Names.REFUSED);
    }

    /** Any exception refuses; the type of a Temporal failure would be lost on the way. */
    private static void check(@Nullable RawValue payload) {
        if (PayloadParser.parse(payload) instanceof PayloadParser.Parsed.Nonsense(String why)) {
            throw new IllegalArgumentException(why);
        }
    }
}
