package dev.sluice.domain.service;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.status.Reasons;
import java.util.ArrayList;
import java.util.List;

/** The writes to a Service: which pods of the Rollout it selects, and that the Rollout manages it (spec 3.6, 3.13). */
public final class ServiceSwitch {
    private ServiceSwitch() {}

    /**
     * Points the Service at the pods with this hash.
     *
     * @param events that come before the one about the switch itself
     */
    public static Action to(String hash, Service service, Rollout rollout, List<Event> events) {
        List<Event> all = new ArrayList<>(events);
        all.add(new Event(
                false,
                Reasons.SWITCH_SERVICE,
                "Switched selector for service '" + service.name() + "' from '" + service.hash() + "' to '" + hash
                        + "'",
                "version " + service.meta().resourceVersion()));
        return new Action.PatchService(
                service.name(),
                service.meta().uid(),
                patch(Json.of(rollout.meta().name()), Json.of(hash)),
                service.meta().resourceVersion(),
                "switch " + service.name() + ": " + (service.hash().isEmpty() ? "nothing" : service.hash()) + " → "
                        + hash,
                all);
    }

    /** Takes everything off the Service that a Rollout has put there. */
    public static Action.PatchService letGo(Service service) {
        return new Action.PatchService(
                service.name(),
                service.meta().uid(),
                patch(Json.NULL, Json.NULL),
                service.meta().resourceVersion(),
                "let go of service " + service.name(),
                List.of());
    }

    private static Json.Obj patch(Json managedBy, Json hash) {
        return Json.Obj.EMPTY
                .with("metadata", Json.Obj.EMPTY.with("annotations", Json.Obj.EMPTY.with(Keys.MANAGED_BY, managedBy)))
                .with("spec", Json.Obj.EMPTY.with("selector", Json.Obj.EMPTY.with(Keys.POD_TEMPLATE_HASH, hash)));
    }
}
