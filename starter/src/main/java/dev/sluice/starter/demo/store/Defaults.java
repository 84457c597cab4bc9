package dev.sluice.starter.demo.store;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ResourceType;

/** The few defaults that clients rely on; the real API server fills in many more. */
final class Defaults {
    private Defaults() {}

    static Json.Obj complete(ResourceType type, Json.Obj object) {
        return switch (type.kind()) {
            case "ReplicaSet" -> object.with("spec", replicas(object)).with("status", count());
            case "Deployment" -> object.with("spec", replicas(object)).with("status", Json.Obj.EMPTY);
            case "Pod" -> object.with("status", phase("Pending"));
            case "Namespace" -> object.with("status", phase("Active"));
            default -> object;
        };
    }

    private static Json.Obj replicas(Json.Obj object) {
        Json.Obj spec = object.obj("spec");
        return spec.get("replicas").isPresent() ? spec : spec.with("replicas", Json.of(1));
    }

    private static Json.Obj count() {
        return Json.Obj.EMPTY.with("replicas", Json.of(0));
    }

    private static Json.Obj phase(String phase) {
        return Json.Obj.EMPTY.with("phase", Json.of(phase));
    }
}
