package dev.sluice.domain.traffic.alb;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonReader;
import dev.sluice.domain.traffic.object.Spot;
import java.util.List;
import java.util.Optional;

/**
 * Gives up an Ingress that a Rollout no longer names: each of its actions forwards to the service it is named after; the
 * conditions stay (spec 3.13).
 */
final class AlbCleanup {
    private static final String ACTIONS = "/actions.";
    private static final FieldPath LEGACY = FieldPath.of("metadata", "annotations", ManagedAnnotations.LEGACY);

    private AlbCleanup() {}

    /** The Ingress without the Rollout; empty when it does not mention it. */
    static Optional<Json.Obj> without(String rollout, Spot ingress) {
        ManagedAnnotations managed = ManagedAnnotations.read(ingress);
        if (managed.of(rollout).isEmpty()) {
            return Optional.empty();
        }
        Json.Obj object = LEGACY.remove(ingress.obj());
        for (String key : managed.of(rollout)) {
            Spot annotation = ingress.at("metadata", "annotations", key);
            Optional<String> reset = annotation.text().flatMap(action -> reset(key, action));
            if (reset.isPresent()) {
                object = FieldPath.of("metadata", "annotations", key).set(object, Json.of(reset.get()));
            }
        }
        return Optional.of(managed.with(rollout, List.of()).on(object));
    }

    /** The port is that of the action's own first target. */
    private static Optional<String> reset(String key, String action) {
        int at = key.indexOf(ACTIONS);
        if (at < 0) {
            return Optional.empty();
        }
        String service = key.substring(at + ACTIONS.length());
        return JsonReader.read(action)
                .flatMap(AlbCleanup::port)
                .map(port -> new AlbActions(key.substring(0, at), service, port, Optional.empty()).only(service));
    }

    private static Optional<Long> port(Json action) {
        return action instanceof Json.Obj obj
                ? obj.obj("ForwardConfig").list("TargetGroups").stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .flatMap(target -> target.text("ServicePort").stream())
                        .filter(port -> port.matches("[0-9]{1,5}"))
                        .map(Long::valueOf)
                        .findFirst()
                : Optional.empty();
    }
}
