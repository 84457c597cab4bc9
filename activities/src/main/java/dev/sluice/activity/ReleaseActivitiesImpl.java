package dev.sluice.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.contract.ActionRequest;
import dev.sluice.contract.CommandRequest;
import dev.sluice.contract.Names;
import dev.sluice.contract.ObserveRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.contract.ReleaseActivities;
import dev.sluice.contract.WarnRequest;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Planner;
import dev.sluice.kube.observe.RolloutObserver;
import dev.sluice.kube.rest.Excerpt;
import dev.sluice.kube.write.ActionExecutor;
import dev.sluice.kube.write.EventWriter;
import dev.sluice.kube.write.Subject;
import io.temporal.failure.ApplicationFailure;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** Observes by one cluster cache, plans, and carries out. */
public final class ReleaseActivitiesImpl implements ReleaseActivities {
    private static final ObjectMapper JSON = WireMapper.create();

    /** In bytes: a quarter of what Temporal takes, since a workflow task may hold several. */
    private static final int LARGEST_PLAN = 512 * 1024;

    private final CountsPatience patient;
    private final ActionExecutor executor;
    private final EventWriter events;
    private final Function<CommandRequest, Outcome> commands;

    /**
     * Parts that share one cache.
     *
     * @param commands writes an operator's command to the object, such as a {@link CommandWriter}
     */
    public ReleaseActivitiesImpl(
            RolloutObserver observer,
            Planner planner,
            ActionExecutor executor,
            Function<CommandRequest, Outcome> commands,
            EventWriter events) {
        this.patient = new CountsPatience(observer, planner);
        this.executor = executor;
        this.events = events;
        this.commands = commands;
    }

    @Override
    public Plan observeAndPlan(ObserveRequest request) {
        try {
            return fitting(patient.plan(request));
        } catch (UncheckedIOException unanswered) {
            throw unanswered;
        } catch (Throwable broken) {
            throw ApplicationFailure.newFailureWithCause(Excerpt.of(broken.toString()), Names.PLANNER_FAILED, broken);
        }
    }

    /** Temporal ends a run whose history is to hold more than it can; a plan that cannot be made only waits, and says so. */
    private static Plan fitting(Plan plan) throws JsonProcessingException {
        int size = JSON.writeValueAsBytes(plan).length;
        if (size > LARGEST_PLAN) {
            throw new IllegalStateException("the plan is too large for a history: " + size + " bytes for "
                    + plan.actions().stream().map(Action::summary).toList());
        }
        return plan;
    }

    @Override
    public Outcome createReplicaSet(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome scaleReplicaSet(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome patchReplicaSet(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome patchPods(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome deleteReplicaSet(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome claimReplicaSet(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome patchRollout(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome patchStatus(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome patchService(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome createRoute(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome patchRoute(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome deleteRoute(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome scaleWorkload(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome evictPod(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome createAnalysisRun(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome terminateAnalysisRun(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome dropAnalysisRun(ActionRequest request) {
        return executor.execute(request);
    }

    @Override
    public Outcome writeCommand(CommandRequest request) {
        return commands.apply(request);
    }

    @Override
    public Outcome warn(WarnRequest request) {
        return events.warn(Subject.of(request.id()), request.key(), request.reason(), request.message())
                ? new Outcome.Done(Freshness.NONE)
                : new Outcome.Failed("EventNotRecorded", "the event " + request.reason() + " could not be recorded");
    }
}
