package dev.sluice.domain.traffic.nginx;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.IngressRules;
import dev.sluice.domain.traffic.object.Spot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The canary Ingress of a stable one (spec 5.2).
 *
 * @param config {@code trafficRouting.nginx}
 */
record CanaryIngress(RoutingSpec spec, Spot config, TrafficState state) {
    private static final int LONGEST_NAME = 253;
    private static final String SUFFIX = "-canary";
    private static final String CLASS = "kubernetes.io/ingress.class";
    private static final FieldPath ANNOTATIONS = FieldPath.of("metadata", "annotations");
    private static final FieldPath SERVICE = FieldPath.of("backend", "service", "name");

    static String name(String rollout, String ingress) {
        String prefix = rollout + "-" + ingress;
        return prefix.substring(0, Math.min(prefix.length(), LONGEST_NAME - SUFFIX.length())) + SUFFIX;
    }

    /** The given object, made the canary of the stable Ingress; what it holds beside that stays. */
    Json.Obj over(Json.Obj object, Spot stable) {
        Json.Obj changed = ANNOTATIONS.set(object, annotations(object, stable));
        for (String field : List.of("ingressClassName", "tls")) {
            Json value = stable.at("spec", field).value();
            FieldPath path = FieldPath.of("spec", field);
            changed = value instanceof Json.Null ? path.remove(changed) : path.set(changed, value);
        }
        return FieldPath.of("spec", "rules").set(changed, rules(stable));
    }

    private Json.Obj annotations(Json.Obj object, Spot stable) {
        String prefix = config.at("annotationPrefix").text().orElse("nginx.ingress.kubernetes.io");
        SequencedMap<String, Json> ours = new LinkedHashMap<>();
        stable.at("metadata", "annotations", CLASS).text().ifPresent(name -> ours.put(CLASS, Json.of(name)));
        Json.Obj additional = config.at("additionalIngressAnnotations").obj();
        additional.fields().forEach((key, value) -> ours.put(key.startsWith(prefix) ? key : prefix + "/" + key, value));
        ours.putAll(config.at("canaryIngressAnnotations").obj().fields());
        ours.put(prefix + "/canary", Json.of("true"));
        ours.put(
                prefix + "/canary-weight",
                Json.of(Integer.toString(state.canary().weight())));
        if (!spec.routing().at("maxTrafficWeight").isAbsent()) {
            ours.put(prefix + "/canary-weight-total", Json.of(Integer.toString(state.maxWeight())));
        }
        SequencedMap<String, Json> all =
                new LinkedHashMap<>(object.obj("metadata").obj("annotations").fields());
        all.remove(prefix + "/canary-weight-total");
        all.putAll(ours);
        return new Json.Obj(all);
    }

    private Json.Arr rules(Spot stable) {
        String service = state.stable().service();
        List<Json> rules = IngressRules.using(stable, service).stream()
                .map(rule -> (Json) rule.obj().with("http", http(rule, service)))
                .toList();
        return new Json.Arr(rules);
    }

    private Json.Obj http(Spot rule, String service) {
        List<Json> paths = rule.at("http", "paths").elements().stream()
                .map(path -> IngressRules.leadsTo(path, service)
                        ? SERVICE.set(path.obj(), Json.of(state.canary().service()))
                        : path.value())
                .toList();
        return rule.at("http").obj().with("paths", new Json.Arr(paths));
    }
}
