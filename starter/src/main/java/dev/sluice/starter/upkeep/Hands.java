package dev.sluice.starter.upkeep;

import dev.sluice.contract.ActionRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.rollout.Rollout;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Carries out the actions of a plan in order, each only when the one before has succeeded. A write to the Rollout is
 * conditional on the version that the plan saw, or that the write before it made.
 */
public final class Hands {
    private final Function<ActionRequest, Outcome> executor;
    private final BiConsumer<Action, Outcome> listener;

    /**
     * Hands that act through an executor.
     *
     * @param listener is told of each action what came of it
     */
    public Hands(Function<ActionRequest, Outcome> executor, BiConsumer<Action, Outcome> listener) {
        this.executor = executor;
        this.listener = listener;
    }

    /** How it ended; {@code written} says how new our own writes are. */
    sealed interface Result {
        Freshness written();

        /** All is done. */
        record Done(Freshness written) implements Result {}

        /** The objects are not what the plan saw. */
        record Moved(Freshness written) implements Result {}

        /** One action did not work. */
        record Failed(Freshness written, Action action, String code, String why) implements Result {}
    }

    Result carryOut(Rollout rollout, List<Action> actions) {
        Freshness written = Freshness.NONE;
        for (Action planned : actions) {
            Action action = after(planned, written);
            Outcome outcome = executor.apply(
                    new ActionRequest(rollout.id(), rollout.meta().resourceVersion(), action));
            listener.accept(action, outcome);
            switch (outcome) {
                case Outcome.Done(Freshness made) -> written = written.and(made);
                case Outcome.Conflict conflict -> {
                    return new Result.Moved(written);
                }
                case Outcome.Refused(String why) -> {
                    return new Result.Failed(written, action, "Refused", why);
                }
                case Outcome.Failed(String code, String why) -> {
                    return new Result.Failed(written, action, code, why);
                }
            }
        }
        return new Result.Done(written);
    }

    private static Action after(Action action, Freshness written) {
        long version = written.of(Freshness.ROLLOUTS);
        if (version == 0) {
            return action;
        }
        return switch (action) {
            case Action.PatchRollout patch ->
                new Action.PatchRollout(patch.patch(), Long.toString(version), patch.summary(), patch.events());
            case Action.PatchStatus patch ->
                new Action.PatchStatus(patch.patch(), Long.toString(version), patch.summary(), patch.events());
            case Action.CreateReplicaSet other -> other;
            case Action.ScaleReplicaSet other -> other;
            case Action.PatchReplicaSet other -> other;
            case Action.PatchPods other -> other;
            case Action.DeleteReplicaSet other -> other;
            case Action.ClaimReplicaSet other -> other;
            case Action.PatchService other -> other;
            case Action.CreateRoute other -> other;
            case Action.PatchRoute other -> other;
            case Action.DeleteRoute other -> other;
            case Action.ScaleWorkload other -> other;
            case Action.EvictPod other -> other;
            case Action.CreateAnalysisRun other -> other;
            case Action.TerminateAnalysisRun other -> other;
            case Action.DropAnalysisRun other -> other;
            case Action.CallStepPlugin other -> other;
            case Action.ForgetStepCall other -> other;
        };
    }
}
