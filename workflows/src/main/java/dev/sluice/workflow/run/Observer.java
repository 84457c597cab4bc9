package dev.sluice.workflow.run;

import dev.sluice.contract.Names;
import dev.sluice.contract.ObserveRequest;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.workflow.call.ActivityDefaults;
import dev.sluice.workflow.call.Backoff;
import dev.sluice.workflow.call.LocalFirst;
import dev.sluice.workflow.inbox.Inbox;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Optional;

/** Has the objects looked at and a plan made. The plan is recorded, so that no replay ever makes it again. */
final class Observer {
    private static final String ACTIVITY = "ObserveAndPlan";

    private final RolloutId id;
    private final Inbox inbox;
    private final Horizon horizon;
    private final StepDesk steps;
    private int failures;
    private String told = "";

    Observer(RunState run) {
        this.id = run.id();
        this.inbox = run.inbox();
        this.horizon = run.horizon();
        this.steps = run.steps();
    }

    /** The plan, or empty when none could be made. */
    Optional<Plan> observe(Optional<Trouble> trouble, Instant now) {
        try {
            Plan plan = Workflow.newUntypedLocalActivityStub(ActivityDefaults.observation())
                    .execute(
                            ACTIVITY,
                            Plan.class,
                            new ObserveRequest(id, horizon.notBefore(), now, trouble, steps.calls()));
            horizon.raise(plan.seen());
            failures = 0;
            told = "";
            return Optional.of(plan);
        } catch (ActivityFailure broken) {
            failures++;
            tell(broken);
            return Optional.empty();
        }
    }

    /** When to try again after a failure. */
    Instant nextTry(Instant now) {
        return now.plus(Backoff.OBSERVATION.after(Math.max(1, failures)));
    }

    /** A planner that broke off is told to the user, once for each text: waiting does not mend it. */
    private void tell(ActivityFailure broken) {
        String text = LocalFirst.text(broken);
        boolean planner = broken.getCause() instanceof ApplicationFailure failure
                && failure.getType().equals(Names.PLANNER_FAILED);
        if (planner && !told.equals(text)) {
            told = text;
            inbox.warn(new Inbox.Warning(Names.EVENT_STUCK, "no plan can be made for this release: " + text));
        }
    }
}
