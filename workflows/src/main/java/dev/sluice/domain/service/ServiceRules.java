package dev.sluice.domain.service;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.rollout.Strategy.ServiceName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules for the Services that a Rollout names (spec 1.10, "Referenced-resource checks"). */
public final class ServiceRules {
    private ServiceRules() {}

    /**
     * The first rule that is broken; empty when all are kept.
     *
     * @param services those of the Rollout's namespace that it names
     */
    public static Optional<String> firstBroken(Rollout rollout, RolloutSpec spec, Collection<Service> services) {
        return spec.strategy().services().stream()
                .flatMap(name -> broken(name, rollout, spec, find(services, name)).stream())
                .findFirst();
    }

    /** The same, of a Rollout some of whose Services are known: nothing is said about the others. */
    public static Optional<String> firstBrokenOf(Rollout rollout, RolloutSpec spec, Collection<Service> known) {
        return spec.strategy().services().stream()
                .map(name -> Map.entry(name, find(known, name)))
                .filter(entry -> !entry.getValue().isEmpty())
                .flatMap(entry -> broken(entry.getKey(), rollout, spec, entry.getValue()).stream())
                .findFirst();
    }

    private static List<Service> find(Collection<Service> services, ServiceName name) {
        return services.stream()
                .filter(service -> service.name().equals(name.name()))
                .toList();
    }

    private static Optional<String> broken(ServiceName name, Rollout rollout, RolloutSpec spec, List<Service> found) {
        if (found.isEmpty()) {
            return Optional.of(error(name, "service \"" + name.name() + "\" not found"));
        }
        Service service = found.getFirst();
        return otherLabel(service, spec)
                .map(key -> "Service \"" + name.name() + "\" has unmatch label \"" + key + "\" in rollout")
                .or(() -> service.managedBy()
                        .filter(manager -> !manager.equals(rollout.meta().name()))
                        .map(manager -> "Service \"" + name.name() + "\" is managed by another Rollout"))
                .map(detail -> error(name, detail));
    }

    private static Optional<String> otherLabel(Service service, RolloutSpec spec) {
        Json.Obj labels = spec.template().obj("metadata").obj("labels");
        return service.selector().sequencedEntrySet().stream()
                .filter(entry -> !entry.getKey().equals(Keys.POD_TEMPLATE_HASH))
                .filter(entry -> !labels.text(entry.getKey()).equals(Optional.of(entry.getValue())))
                .map(entry -> entry.getKey())
                .findFirst();
    }

    private static String error(ServiceName name, String detail) {
        return FieldError.invalid(name.path(), Json.of(name.name()), detail);
    }
}
