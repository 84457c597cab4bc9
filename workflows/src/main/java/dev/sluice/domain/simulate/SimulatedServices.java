package dev.sluice.domain.simulate;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.rollout.Strategy.ServiceName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The Services of one Rollout: each that it names is there, with the Rollout's own selector, until someone deletes it. */
final class SimulatedServices {
    private final SequencedMap<String, Optional<Json.Obj>> byName = new LinkedHashMap<>();

    /** Those that are there. */
    List<Service> of(Rollout rollout, Json.Obj object) {
        return names(rollout).stream()
                .flatMap(name -> byName.computeIfAbsent(name, missing -> Optional.of(made(missing, object))).stream())
                .map(Service::read)
                .toList();
    }

    private static List<String> names(Rollout rollout) {
        return rollout.spec() instanceof Rollout.Spec.Valid(RolloutSpec spec)
                ? spec.strategy().services().stream().map(ServiceName::name).toList()
                : List.of();
    }

    private static Json.Obj made(String name, Json.Obj rollout) {
        Json.Obj selector = rollout.obj("spec").obj("selector").obj("matchLabels");
        return Json.Obj.EMPTY
                .with("metadata", Json.Obj.EMPTY.with("name", Json.of(name)).with("resourceVersion", Json.of("1")))
                .with("spec", Json.Obj.EMPTY.with("selector", selector));
    }

    void patch(String name, Json.Obj patch, long version) {
        Json.Obj before = byName.getOrDefault(name, Optional.empty()).orElse(Json.Obj.EMPTY);
        Json.Obj after = (Json.Obj) MergePatch.apply(before, patch);
        Json.Obj meta = after.obj("metadata")
                .with("name", Json.of(name))
                .with("resourceVersion", Json.of(Long.toString(version)));
        byName.put(name, Optional.of(after.with("metadata", meta)));
    }

    void delete(String name) {
        byName.put(name, Optional.empty());
    }
}
