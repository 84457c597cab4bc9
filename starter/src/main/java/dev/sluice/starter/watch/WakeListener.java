package dev.sluice.starter.watch;

import dev.sluice.contract.CommandRequest;
import dev.sluice.contract.ObserveRequest;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.Key;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;

/** Listens to the plans that runs make in this process. */
final class WakeListener extends WorkerInterceptorBase {
    private final Wakes wakes;

    WakeListener(Wakes wakes) {
        this.wakes = wakes;
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                Object argument = input.getArguments().length == 1 ? input.getArguments()[0] : "";
                if (argument instanceof CommandRequest command) {
                    wakes.commanding(key(command.id()));
                }
                return argument instanceof ObserveRequest request
                        ? plan(key(request.id()), input)
                        : super.execute(input);
            }

            private ActivityOutput plan(Key key, ActivityInput input) {
                Wakes.Look look = wakes.planning(key);
                try {
                    ActivityOutput output = super.execute(input);
                    wakes.planned(key, look, (Plan) output.getResult());
                    return output;
                } catch (RuntimeException e) {
                    wakes.failed(key);
                    throw e;
                }
            }
        };
    }

    private static Key key(RolloutId id) {
        return new Key(id.namespace(), id.name());
    }
}
