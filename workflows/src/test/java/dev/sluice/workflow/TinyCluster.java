package dev.sluice.workflow;

import dev.sluice.contract.CommandRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.command.Command;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.plan.Freshness;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Holds a {@link TinyState}, and takes writes with an API server's conditions. Reads may come from a cache that lags. */
final class TinyCluster {
    private TinyState state;
    private Optional<TinyState> cache = Optional.empty();

    TinyCluster(TinyState state) {
        this.state = state;
    }

    synchronized TinyState state() {
        return state;
    }

    /** What somebody else does to the objects. */
    synchronized TinyState change(UnaryOperator<TinyState> change) {
        state = change.apply(state);
        return state;
    }

    /** From now on the cache stays as the objects are now. */
    synchronized void freezeCache() {
        cache = Optional.of(state);
    }

    /** From the cache if that is new enough, else live. */
    synchronized TinyState read(Freshness notBefore) {
        return cache.filter(cached -> cached.isAsNewAs(notBefore)).orElse(state);
    }

    synchronized Outcome apply(Action action) {
        return switch (action) {
            case Action.CreateReplicaSet create -> sets(state.withSize(create.name(), state.size(create.name())));
            case Action.ScaleReplicaSet scale ->
                state.size(scale.name()) == scale.from()
                        ? sets(state.withSize(scale.name(), scale.to()))
                        : new Outcome.Conflict(scale.name() + " has another size");
            case Action.PatchReplicaSet patch -> annotate(patch);
            case Action.PatchStatus patch ->
                patch.resourceVersion().equals(Long.toString(state.rolloutVersion()))
                        ? rollout(state.withStatus(patch.patch()))
                        : new Outcome.Conflict("the Rollout has changed");
            case Action.PatchPods other -> throw new IllegalArgumentException(other.toString());
            case Action.DeleteReplicaSet other -> throw new IllegalArgumentException(other.toString());
            case Action.ClaimReplicaSet other -> throw new IllegalArgumentException(other.toString());
            case Action.PatchRollout other -> throw new IllegalArgumentException(other.toString());
            case Action.PatchService other -> throw new IllegalArgumentException(other.toString());
            case Action.CreateRoute other -> throw new IllegalArgumentException(other.toString());
            case Action.PatchRoute other -> throw new IllegalArgumentException(other.toString());
            case Action.DeleteRoute other -> throw new IllegalArgumentException(other.toString());
            case Action.ScaleWorkload other -> throw new IllegalArgumentException(other.toString());
            case Action.CreateAnalysisRun other -> throw new IllegalArgumentException(other.toString());
            case Action.TerminateAnalysisRun other -> throw new IllegalArgumentException(other.toString());
            case Action.CallStepPlugin other -> throw new IllegalArgumentException(other.toString());
            case Action.ForgetStepCall other -> throw new IllegalArgumentException(other.toString());
            case Action.DropAnalysisRun other -> throw new IllegalArgumentException(other.toString());
            case Action.EvictPod ignored -> new Outcome.Done(Freshness.NONE);
        };
    }

    private Outcome annotate(Action.PatchReplicaSet patch) {
        FieldChange change = patch.changes().getFirst();
        Json before = Optional.ofNullable(state.records().get(patch.name()))
                .map(Json::of)
                .orElse(Json.NULL);
        return change.before().equals(before) && change.after() instanceof Json.Str(String text)
                ? sets(state.withRecord(patch.name(), text))
                : new Outcome.Conflict("the annotation has changed");
    }

    /** Writes a command if its conditions hold; one that has been written before is done again without effect. */
    synchronized Outcome command(CommandRequest request) {
        Command command = request.command();
        if (!state.uid().equals(request.id().uid())) {
            return new Outcome.Refused("the Rollout is gone");
        }
        if (command.ifHash().filter(hash -> !hash.equals(state.podHash())).isPresent()) {
            return new Outcome.Refused("another release");
        }
        return switch (command.kind()) {
            case abort ->
                state.stable().equals(state.podHash())
                        ? new Outcome.Refused("no release is in progress")
                        : status("abort", Json.of(true));
            case retry -> state.aborted() ? status("abort", Json.NULL) : new Outcome.Refused("not aborted");
            case promote, skipStep -> promote(command);
            case promoteFull -> status("step", Json.of(state.steps().size()));
        };
    }

    private Outcome promote(Command command) {
        int wanted = command.ifStep().orElse(state.step());
        if (state.step() > wanted) {
            return new Outcome.Done(state.freshness());
        }
        if (state.aborted()
                || state.step() != wanted
                || state.step() >= state.steps().size()) {
            return new Outcome.Refused("no step is left to pass");
        }
        Json.Obj passed = Json.Obj.EMPTY.with("step", Json.of(wanted + 1)).with("pausedAt", Json.NULL);
        return rollout(state.withStatus(Json.Obj.EMPTY.with("status", passed)));
    }

    private Outcome status(String field, Json value) {
        return rollout(state.withStatus(Json.Obj.EMPTY.with("status", Json.Obj.EMPTY.with(field, value))));
    }

    private Outcome rollout(TinyState written) {
        state = written;
        return new Outcome.Done(Freshness.of(Freshness.ROLLOUTS, Long.toString(state.rolloutVersion())));
    }

    private Outcome sets(TinyState written) {
        state = written;
        return new Outcome.Done(Freshness.of(Freshness.REPLICA_SETS, Long.toString(state.setVersion())));
    }
}
