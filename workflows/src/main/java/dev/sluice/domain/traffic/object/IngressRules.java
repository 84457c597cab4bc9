package dev.sluice.domain.traffic.object;

import java.util.List;
import java.util.Optional;

/** Finds a service in the rules of an Ingress. */
public final class IngressRules {
    private IngressRules() {}

    /** The rules with a path that leads to the service; refused when there is none (spec 1.10, exact). */
    public static List<Spot> using(Spot ingress, String service) {
        List<Spot> rules = ingress.at("spec", "rules").elements().stream()
                .filter(rule -> rule.at("http", "paths").elements().stream().anyMatch(path -> leadsTo(path, service)))
                .toList();
        if (rules.isEmpty()) {
            String name = ingress.object().map(ObjectRef::name).orElse("");
            throw ingress.at("spec", "rules")
                    .refused("ingress `" + name + "` has no rules using service " + service + " backend");
        }
        return rules;
    }

    /** Whether a path of a rule leads to the service. */
    public static boolean leadsTo(Spot path, String service) {
        return path.at("backend", "service", "name").text().equals(Optional.of(service));
    }
}
