package dev.sluice.domain.traffic.alb;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.HeaderRoute;
import dev.sluice.domain.traffic.object.IngressRules;
import dev.sluice.domain.traffic.object.Spot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The paths that lead requests to the actions of header routes: first in every rule, in the order of the managed routes
 * (spec 5.2).
 */
record AlbPaths(List<String> managed, List<HeaderRoute> routes) {
    private static final FieldPath RULES = FieldPath.of("spec", "rules");

    /** The object, with the rules that the Ingress has and the paths of the routes. */
    Json.Obj in(Spot ingress, Json.Obj object) {
        if (managed.isEmpty()) {
            return object;
        }
        List<Json> rules =
                ingress.at("spec", "rules").elements().stream().map(this::rule).toList();
        return RULES.set(object, new Json.Arr(rules));
    }

    private Json rule(Spot rule) {
        Spot http = rule.at("http");
        if (http.isAbsent()) {
            return rule.value();
        }
        List<Spot> present = http.at("paths").elements();
        List<Json> paths = new ArrayList<>();
        managed.stream().distinct().filter(this::isWanted).forEach(name -> paths.add(path(present, name)));
        present.stream()
                .filter(path -> managed.stream().noneMatch(name -> IngressRules.leadsTo(path, name)))
                .forEach(path -> paths.add(path.value()));
        return rule.obj().with("http", http.obj().with("paths", new Json.Arr(paths)));
    }

    private boolean isWanted(String name) {
        return routes.stream().anyMatch(route -> route.name().equals(name));
    }

    private static Json path(List<Spot> present, String name) {
        return present.stream()
                .filter(path -> IngressRules.leadsTo(path, name))
                .findFirst()
                .map(Spot::value)
                .orElseGet(() -> created(name));
    }

    private static Json created(String name) {
        SequencedMap<String, Json> path = new LinkedHashMap<>();
        path.put("path", Json.of("/*"));
        path.put("pathType", Json.of("ImplementationSpecific"));
        Json.Obj backend = FieldPath.of("service", "name").set(Json.Obj.EMPTY, Json.of(name));
        path.put("backend", FieldPath.of("service", "port", "name").set(backend, Json.of("use-annotation")));
        return new Json.Obj(path);
    }
}
