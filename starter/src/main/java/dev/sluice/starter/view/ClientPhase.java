package dev.sluice.starter.view;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.PhaseMessage;
import java.util.OptionalLong;

/**
 * The phase as clients report it (spec 2.3): the controller's own, unless it has not yet seen what was asked last.
 */
public final class ClientPhase {
    private static final String PROGRESSING = "Progressing";
    private static final PhaseMessage UNSEEN =
            new PhaseMessage(PROGRESSING, "waiting for rollout spec update to be observed");
    private static final PhaseMessage UNSEEN_WORKLOAD =
            new PhaseMessage(PROGRESSING, "waiting for rollout spec update to be observed for the reference workload");
    private static final PhaseMessage RESUMING = new PhaseMessage(PROGRESSING, "waiting for rollout to unpause");

    private ClientPhase() {}

    /** The phase and message; an object without any status counts as not yet seen. */
    public static PhaseMessage of(Json.Obj rollout) {
        Json.Obj status = rollout.obj("status");
        OptionalLong observed = number(status, "observedGeneration");
        if (observed.isPresent()
                && observed.getAsLong()
                        < rollout.obj("metadata").integer("generation").orElse(0)) {
            return UNSEEN;
        }
        if (status.flag("controllerPause") && status.list("pauseConditions").isEmpty()) {
            return RESUMING;
        }
        if (workloadMoved(rollout)) {
            return UNSEEN_WORKLOAD;
        }
        return status.text("phase")
                .filter(phase -> !phase.isEmpty())
                .map(phase -> new PhaseMessage(phase, status.text("message").orElse("")))
                .orElse(UNSEEN);
    }

    private static boolean workloadMoved(Json.Obj rollout) {
        OptionalLong asked = number(rollout.obj("metadata").obj("annotations"), Keys.WORKLOAD_GENERATION);
        OptionalLong observed = number(rollout.obj("status"), "workloadObservedGeneration");
        return rollout.obj("spec").get("workloadRef").isPresent()
                && asked.isPresent()
                && observed.isPresent()
                && asked.getAsLong() != observed.getAsLong();
    }

    private static OptionalLong number(Json.Obj object, String field) {
        try {
            return OptionalLong.of(Long.parseLong(object.text(field).orElse("")));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
