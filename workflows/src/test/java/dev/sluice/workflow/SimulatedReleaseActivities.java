package dev.sluice.workflow;

import dev.sluice.contract.ActionRequest;
import dev.sluice.contract.CommandRequest;
import dev.sluice.contract.ObserveRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.contract.ReleaseActivities;
import dev.sluice.contract.WarnRequest;
import dev.sluice.domain.command.CommandDecision;
import dev.sluice.domain.command.CommandRules;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.plugin.StepCalls;
import dev.sluice.domain.simulate.SimulatedCluster;
import java.time.Instant;
import java.util.function.Consumer;

/** The real planner on a simulated cluster, whose pods take their time. */
final class SimulatedReleaseActivities implements ReleaseActivities {
    private final SimulatedCluster cluster;
    private final Planner planner;
    private final Consumer<Instant> onNextChange;

    /** @param onNextChange told when the next pod becomes ready */
    SimulatedReleaseActivities(SimulatedCluster cluster, Planner planner, Consumer<Instant> onNextChange) {
        this.cluster = cluster;
        this.planner = planner;
        this.onNextChange = onNextChange;
    }

    @Override
    public synchronized Plan observeAndPlan(ObserveRequest request) {
        cluster.advanceTo(request.now());
        return planner.plan(cluster.observe(request.trouble(), StepCalls.of(request.calls())));
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
    public synchronized Outcome writeCommand(CommandRequest request) {
        return switch (CommandRules.decide(cluster.rollout(), request.command())) {
            case CommandDecision.Write(var patch) -> {
                cluster.patch(patch);
                yield done();
            }
            case CommandDecision.Already ignored -> done();
            case CommandDecision.Refuse(String why) -> new Outcome.Refused(why);
        };
    }

    @Override
    public Outcome warn(WarnRequest request) {
        return new Outcome.Done(Freshness.NONE);
    }

    private synchronized Outcome act(ActionRequest request) {
        cluster.apply(request.action());
        cluster.nextChange().ifPresent(onNextChange);
        return done();
    }

    private Outcome done() {
        return new Outcome.Done(
                Freshness.of(Freshness.ROLLOUTS, cluster.rollout().meta().resourceVersion()));
    }
}
