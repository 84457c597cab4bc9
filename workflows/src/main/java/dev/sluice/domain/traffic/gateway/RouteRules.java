package dev.sluice.domain.traffic.gateway;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.weighted.BackendShape;
import dev.sluice.domain.traffic.weighted.ManagedRecord;
import dev.sluice.domain.traffic.weighted.WeightedBackends;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of a route for a state. Those that steps make come first, which decides between equal matches. */
record RouteRules(RouteRef route, TrafficState state) {
    private static final BackendShape SERVICES = new BackendShape() {
        @Override
        public Optional<String> service(Spot backend) {
            boolean service = backend.at("group").text().isEmpty()
                    && backend.at("kind").text().orElse("Service").equals("Service");
            return backend.at("name").text().filter(name -> service);
        }

        @Override
        public Json.Obj leadingTo(Json.Obj backend, String service) {
            return backend.with("name", Json.of(service));
        }
    };

    Json.Obj in(Spot object) {
        Spot rules = object.at("spec", "rules");
        ManagedRecord record = ManagedRecord.read(object);
        WeightedBackends backends = new WeightedBackends(SERVICES, state, record.backends());
        List<Spot> own = rules.elements().stream()
                .filter(rule -> !record.matches().contains(rule.at("matches").value()))
                .toList();
        List<Spot> split = own.stream()
                .filter(rule -> backends.splits(rule.at("backendRefs").elements()))
                .toList();
        if (split.isEmpty()) {
            throw rules.refused("must have a rule with the backends "
                    + state.canary().service() + " and " + state.stable().service());
        }
        List<Json.Obj> managed = managed(split, backends);
        List<Json> all = new ArrayList<>(managed);
        own.forEach(rule -> all.add(
                split.contains(rule)
                        ? rule.obj()
                                .with(
                                        "backendRefs",
                                        backends.weighted(rule.at("backendRefs").elements()))
                        : rule.value()));
        List<Json> matches = managed.stream()
                .map(rule -> rule.fields().getOrDefault("matches", Json.NULL))
                .toList();
        Json.Obj changed = FieldPath.of("spec", "rules").set(object.obj(), new Json.Arr(all));
        return ManagedRecord.of(state, matches).in(changed);
    }

    private List<Json.Obj> managed(List<Spot> split, WeightedBackends backends) {
        if (!route.managed()) {
            return List.of();
        }
        ManagedRules rules = new ManagedRules(route.kind(), backends);
        List<Json.Obj> managed = new ArrayList<>();
        state.headerRoutes().forEach(header -> split.forEach(rule -> managed.add(rules.header(rule, header))));
        if (route.kind() == RouteKind.HTTP) {
            state.mirrorRoutes().forEach(mirror -> split.forEach(rule -> managed.add(rules.mirror(rule, mirror))));
        }
        return managed;
    }
}
