package dev.sluice.starter.view;

import dev.sluice.domain.json.Json;
import java.util.List;
import java.util.OptionalLong;

/** Where a canary release stands, read from the Rollout as stored (spec 7.3). */
record CanaryProgress(List<Json> steps, OptionalLong index, long maxWeight, Json.Obj status, boolean routed) {
    private static final long ALL = 100;

    static CanaryProgress of(Json.Obj rollout) {
        Json.Obj canary = rollout.obj("spec").obj("strategy").obj("canary");
        Json.Obj routing = canary.obj("trafficRouting");
        return new CanaryProgress(
                canary.list("steps"),
                rollout.obj("status").integer("currentStepIndex"),
                routing.integer("maxTrafficWeight").orElse(ALL),
                rollout.obj("status"),
                canary.get("trafficRouting").isPresent());
    }

    /** {@code 1/4}; empty without steps or before the first look. */
    String step() {
        return steps.isEmpty() || index.isEmpty() ? "" : index.getAsLong() + "/" + steps.size();
    }

    /** The weight of the nearest {@code setWeight} at or before the current step; all of it when no step is left. */
    long setWeight() {
        if (status.flag("abort")) {
            return 0;
        }
        if (done()) {
            return maxWeight;
        }
        for (int i = (int) index.orElse(0); i >= 0; i--) {
            if (steps.get(i) instanceof Json.Obj step
                    && step.integer("setWeight").isPresent()) {
                return step.integer("setWeight").getAsLong();
            }
        }
        return 0;
    }

    /**
     * The share that the canary has: what routers were told, else its share of the available pods.
     *
     * @param canaryAvailable available pods of the canary
     */
    long actualWeight(long canaryAvailable) {
        if (done()) {
            return maxWeight;
        }
        if (routed) {
            return status.obj("canary")
                    .obj("weights")
                    .obj("canary")
                    .integer("weight")
                    .orElse(0);
        }
        long available = status.integer("availableReplicas").orElse(0);
        return available <= 0 ? 0 : canaryAvailable * maxWeight / available;
    }

    private boolean done() {
        return steps.isEmpty() || index.orElse(0) < 0 || index.orElse(0) >= steps.size();
    }
}
