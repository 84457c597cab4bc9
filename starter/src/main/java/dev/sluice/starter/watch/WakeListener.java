package dev.sluice.starter.watch;

import dev.sluice.contract.ObserveRequest;
import dev.sluice.domain.plan.Plan;
import dev.sluice.kube.Key;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.List;

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
                Object[] arguments = input.getArguments();
                return arguments.length == 1 && arguments[0] instanceof ObserveRequest request
                        ? heard(request, input)
                        : super.execute(input);
            }

            private ActivityOutput heard(ObserveRequest request, ActivityInput input) {
                Key key = new Key(request.id().namespace(), request.id().name());
                List<String> sets = wakes.planning(key);
                ActivityOutput output = super.execute(input);
                if (output.getResult() instanceof Plan plan) {
                    wakes.planned(key, sets, plan);
                }
                return output;
            }
        };
    }
}
