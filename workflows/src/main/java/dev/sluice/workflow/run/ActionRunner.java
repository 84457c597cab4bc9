package dev.sluice.workflow.run;

import dev.sluice.contract.ActionRequest;
import dev.sluice.contract.Names;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.workflow.call.LocalFirst;
import dev.sluice.workflow.call.RunClock;
import dev.sluice.workflow.inbox.Inbox;
import java.util.Optional;

/** Carries out a plan's actions, each when the one before has succeeded. */
final class ActionRunner {

    /** How far it came. */
    enum Result {
        ALL,
        /** Some actions are left for another look. */
        SOME,
        /** The objects have moved on. */
        CONFLICT,
        FAILED,
        /** Nothing was done: the first action's next try is still to come. */
        HELD
    }

    private final RolloutId id;
    private final Inbox inbox;
    private final Horizon horizon;
    private final Troubles troubles;
    private final StepDesk steps;
    private Optional<String> rolloutVersion = Optional.empty();
    private Optional<Inbox.Warning> told = Optional.empty();

    ActionRunner(RunState run) {
        this.id = run.id();
        this.inbox = run.inbox();
        this.horizon = run.horizon();
        this.troubles = run.troubles();
        this.steps = run.steps();
    }

    /** Ends early when a message comes meanwhile, which can only be when actions are slow: then the plan may be out of date. */
    Result carryOut(Plan plan) {
        String planned = version(plan.seen()).orElse("");
        rolloutVersion = Optional.empty();
        int done = 0;
        for (Action action : plan.actions()) {
            if (troubles.holds(action, RunClock.now())) {
                return done == 0 ? Result.HELD : Result.SOME;
            }
            Result result = carryOut(action, planned);
            if (result != Result.ALL) {
                return result;
            }
            done++;
            if (inbox.isWoken() && done < plan.actions().size()) {
                return Result.SOME;
            }
        }
        return Result.ALL;
    }

    /** Carries out one action that belongs to no plan. */
    Outcome carryOutAlone(Action action, Freshness seen) {
        return call(action, version(seen).orElse(""));
    }

    private Result carryOut(Action action, String planned) {
        return switch (call(onOwnVersion(action), planned)) {
            case Outcome.Done done -> succeeded(action, done.written());
            case Outcome.Conflict ignored -> Result.CONFLICT;
            case Outcome.Refused(String why) -> failed(action, new Outcome.Failed("Refused", why));
            case Outcome.Failed failed -> failed(action, failed);
        };
    }

    private Outcome call(Action action, String planned) {
        if (action instanceof Action.CallStepPlugin call) {
            steps.begin(call);
            return new Outcome.Done(Freshness.NONE);
        }
        if (action instanceof Action.ForgetStepCall settled) {
            steps.forget(settled.id());
            return new Outcome.Done(Freshness.NONE);
        }
        Outcome outcome = LocalFirst.call(
                action.getClass().getSimpleName(), new ActionRequest(id, planned, action), action.summary());
        if (outcome instanceof Outcome.Done(Freshness written)) {
            horizon.raise(written);
        }
        return outcome;
    }

    private Result succeeded(Action action, Freshness written) {
        troubles.succeeded(action);
        told = action instanceof Action.CreateAnalysisRun ? Optional.empty() : told;
        rolloutVersion = version(written).or(() -> rolloutVersion);
        return Result.ALL;
    }

    private Result failed(Action action, Outcome.Failed failure) {
        troubles.failed(action, failure.code(), failure.why(), RunClock.now());
        boolean refused = !failure.unanswered() && !failure.code().equals(Trouble.NAME_TAKEN);
        if (action instanceof Action.CreateAnalysisRun && refused) {
            tell(action, failure.why());
        }
        return Result.FAILED;
    }

    /** An analysis that cannot be made is told to the user, once for each text: waiting does not mend it. */
    private void tell(Action action, String why) {
        Inbox.Warning warning = new Inbox.Warning(
                Names.EVENT_ANALYSIS_NOT_CREATED,
                "AnalysisRun " + action.target().orElse("") + " cannot be created: " + why);
        if (!told.equals(Optional.of(warning))) {
            told = Optional.of(warning);
            inbox.warn(warning);
        }
    }

    /** The Rollout's own version changes with each write to it, so the next write of this plan goes by the last answer. */
    private Action onOwnVersion(Action action) {
        return rolloutVersion
                .<Action>map(version -> switch (action) {
                    case Action.PatchRollout patch ->
                        new Action.PatchRollout(patch.patch(), version, patch.summary(), patch.events());
                    case Action.PatchStatus patch ->
                        new Action.PatchStatus(patch.patch(), version, patch.summary(), patch.events());
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
                })
                .orElse(action);
    }

    private static Optional<String> version(Freshness seen) {
        long rollouts = seen.of(Freshness.ROLLOUTS);
        return rollouts == 0 ? Optional.empty() : Optional.of(Long.toString(rollouts));
    }
}
