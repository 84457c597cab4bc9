package dev.sluice.activity;

import dev.sluice.contract.ObserveRequest;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.kube.observe.RolloutObserver;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks again while a plan has nothing but counts to write, because the next pod is ready a moment later: the more pods a Rollout
 * has, the longer, up to a second. Anything else that is to be done ends it. So a history does not grow with the number of
 * pods.
 */
record CountsPatience(RolloutObserver observer, Planner planner) {
    private static final Duration FOR_EACH_POD = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** The plan for what is there once the patience is over, or more than counts have changed. */
    Plan plan(ObserveRequest request) {
        Observation seen = observer.observe(request);
        Plan plan = planner.plan(seen);
        long lastLook = System.nanoTime() + patience(seen).minus(BETWEEN_LOOKS).toNanos();
        while (countsAlone(plan) && System.nanoTime() < lastLook) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            plan = planner.plan(observer.observe(request));
        }
        return plan;
    }

    private static boolean countsAlone(Plan plan) {
        return plan.inFlight() && !plan.urgent() && !plan.actions().isEmpty();
    }

    /** Less than one more look takes for a few pods, of which each is news. */
    private static Duration patience(Observation seen) {
        int pods = seen.rollout()
                .map(Rollout::spec)
                .map(spec -> spec instanceof Rollout.Spec.Valid(RolloutSpec valid) ? valid.size() : 0)
                .orElse(0);
        Duration wait = FOR_EACH_POD.multipliedBy(pods);
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
