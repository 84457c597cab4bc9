package dev.sluice.workflow;

import dev.sluice.contract.ActionRequest;
import dev.sluice.contract.CommandRequest;
import dev.sluice.contract.ObserveRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.contract.ReleaseActivities;
import dev.sluice.contract.WarnRequest;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plays a {@link TinyCluster}, keeps what it was asked, and fails when it is told to. */
final class FakeReleaseActivities implements ReleaseActivities {
    final TinyCluster cluster;
    final List<ObserveRequest> observations = new CopyOnWriteArrayList<>();
    final List<Plan> plans = new CopyOnWriteArrayList<>();
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final List<CommandRequest> commands = new CopyOnWriteArrayList<>();
    final List<WarnRequest> warnings = new CopyOnWriteArrayList<>();

    private volatile BiFunction<TinyState, ObserveRequest, Plan> planner = new TinyPlanner(Duration.ZERO)::plan;
    private volatile Function<Call, Optional<Outcome>> fault = call -> Optional.empty();
    private volatile Consumer<ObserveRequest> during = request -> {};
    private volatile Consumer<Call> after = call -> {};

    /**
     * A call that writes.
     *
     * @param name the activity type
     * @param what the action's key, or the command
     */
    record Call(String name, String what, boolean local, Object request) {}

    FakeReleaseActivities(TinyState state) {
        this.cluster = new TinyCluster(state);
    }

    void planBy(BiFunction<TinyState, ObserveRequest, Plan> other) {
        planner = other;
    }

    /** Writes are answered by this instead, where it has an answer; it may also throw. */
    void breakWrites(Function<Call, Optional<Outcome>> how) {
        fault = how;
    }

    void mendWrites() {
        fault = call -> Optional.empty();
    }

    /** Happens while an observation is under way, after the objects were read. */
    void duringObservation(Consumer<ObserveRequest> what) {
        during = what;
    }

    /** Happens once a write has had its effect, before it is answered. */
    void afterWrite(Consumer<Call> what) {
        after = what;
    }

    /** The writes that were tried, as {@code what}. */
    List<String> written() {
        return calls.stream().map(Call::what).toList();
    }

    @Override
    public Plan observeAndPlan(ObserveRequest request) {
        observations.add(request);
        TinyState seen = cluster.read(request.notBefore());
        during.accept(request);
        Plan plan = planner.apply(seen, request);
        plans.add(plan);
        return plan;
    }

    @Override
    public Outcome createReplicaSet(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome scaleReplicaSet(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome patchReplicaSet(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome claimReplicaSet(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome patchPods(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome deleteReplicaSet(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome patchRollout(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome patchStatus(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome scaleWorkload(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome patchService(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome createRoute(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome patchRoute(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome deleteRoute(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome evictPod(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome createAnalysisRun(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome terminateAnalysisRun(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome dropAnalysisRun(ActionRequest request) {
        return act(request);
    }

    @Override
    public Outcome writeCommand(CommandRequest request) {
        commands.add(request);
        return write(request.command().kind().name(), request, () -> cluster.command(request));
    }

    @Override
    public Outcome warn(WarnRequest request) {
        return write(request.reason(), request, () -> {
            warnings.add(request);
            return new Outcome.Done(Freshness.NONE);
        });
    }

    private Outcome act(ActionRequest request) {
        return write(request.action().key(), request, () -> cluster.apply(request.action()));
    }

    private Outcome write(String what, Object request, Supplier<Outcome> effect) {
        ActivityInfo info = Activity.getExecutionContext().getInfo();
        Call call = new Call(info.getActivityType(), what, info.isLocal(), request);
        calls.add(call);
        return fault.apply(call).orElseGet(() -> {
            Outcome outcome = effect.get();
            after.accept(call);
            return outcome;
        });
    }
}
