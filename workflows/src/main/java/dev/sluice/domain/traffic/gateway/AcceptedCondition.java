package dev.sluice.domain.traffic.gateway;

import dev.sluice.domain.traffic.Verified;
import dev.sluice.domain.traffic.object.Spot;
import java.util.List;
import java.util.Optional;

/** What the gateways of a route say of its present generation. */
final class AcceptedCondition {
    private AcceptedCondition() {}

    static Verified of(Spot route) {
        Optional<Long> generation = route.at("metadata", "generation").integer();
        List<Spot> all = route.at("status", "parents").elements().stream()
                .flatMap(parent -> parent.at("conditions").elements().stream())
                .filter(condition -> condition.at("type").text().equals(Optional.of("Accepted")))
                .toList();
        List<Spot> current = all.stream()
                .filter(condition -> generation.isPresent()
                        && condition.at("observedGeneration").integer().equals(generation))
                .toList();
        String name = route.object().map(Object::toString).orElse("");
        if (current.size() < all.size()) {
            return new Verified.No("a gateway has not taken " + name + " as it is now yet");
        }
        if (current.size() < route.at("status", "parents").elements().size() || current.isEmpty()) {
            return new Verified.Unknown("no gateway has spoken of " + name + " yet");
        }
        return current.stream()
                .filter(condition -> !condition.at("status").text().equals(Optional.of("True")))
                .findFirst()
                .<Verified>map(condition -> new Verified.No(name + " is not accepted: "
                        + condition.at("message").text().orElse("no reason given")))
                .orElseGet(Verified.Yes::new);
    }
}
