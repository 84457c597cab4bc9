package dev.sluice.domain.canary;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.step.Step;
import dev.sluice.domain.traffic.HeaderRoute;
import dev.sluice.domain.traffic.MirrorRoute;
import dev.sluice.domain.traffic.object.Spot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The routes by header, and the mirrored ones, that the steps so far have made and not taken back (spec 1.4). */
record ManagedRoutes(List<HeaderRoute> headers, List<MirrorRoute> mirrors) {
    static final ManagedRoutes NONE = new ManagedRoutes(List.of(), List.of());

    /** After the step at this index was carried out. */
    static ManagedRoutes at(List<Step> steps, int index) {
        SequencedMap<String, HeaderRoute> headers = new LinkedHashMap<>();
        SequencedMap<String, MirrorRoute> mirrors = new LinkedHashMap<>();
        for (Step step : steps.subList(0, Math.min(index + 1, steps.size()))) {
            switch (step) {
                case Step.SetHeaderRoute route ->
                    put(headers, route.name(), spot(route.route()).map(HeaderRoute::read));
                case Step.SetMirrorRoute route ->
                    put(mirrors, route.name(), spot(route.route()).map(MirrorRoute::read));
                default -> {}
            }
        }
        return new ManagedRoutes(List.copyOf(headers.sequencedValues()), List.copyOf(mirrors.sequencedValues()));
    }

    private static <T> void put(SequencedMap<String, T> routes, String name, Optional<T> route) {
        routes.remove(name);
        route.ifPresent(made -> routes.put(name, made));
    }

    private static Optional<Spot> spot(Json.Obj route) {
        return route.get("match").isPresent() ? Optional.of(Spot.inRollout("step", route)) : Optional.empty();
    }
}
