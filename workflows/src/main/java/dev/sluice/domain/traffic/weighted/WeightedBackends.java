package dev.sluice.domain.traffic.weighted;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.TrafficState.Destination;
import dev.sluice.domain.traffic.object.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives the backends of one list the weights of a state. Backends that belong to neither version stay, unless they are
 * left from an experiment.
 *
 * @param former services that Sluice has put into the object for an experiment
 */
public record WeightedBackends(BackendShape shape, TrafficState state, List<String> former) {
    private static final String WEIGHT = "weight";

    public WeightedBackends {
        former = List.copyOf(former);
    }

    /** For objects into which no experiment's services are put. */
    public WeightedBackends(BackendShape shape, TrafficState state) {
        this(shape, state, List.of());
    }

    /** Whether the list leads to both versions, and so is one whose weights are ours. */
    public boolean splits(List<Spot> backends) {
        return canary(backends).isPresent() && stable(backends).isPresent();
    }

    /** The first backend of the canary. */
    public Optional<Spot> canary(List<Spot> backends) {
        return first(backends, state.canary());
    }

    /** The first backend of the stable version. */
    public Optional<Spot> stable(List<Spot> backends) {
        return first(backends, state.stable());
    }

    /** The list with the weights of the state. */
    public Json.Arr weighted(List<Spot> backends) {
        List<Json> weighted = new ArrayList<>();
        for (Spot backend : backends) {
            Optional<String> service = shape.service(backend);
            Optional<Destination> destination = service.flatMap(state::destination);
            if (destination.isPresent()) {
                weighted.add(
                        backend.obj().with(WEIGHT, Json.of(destination.get().weight())));
            } else if (service.filter(former::contains).isEmpty()) {
                weighted.add(backend.value());
            }
        }
        stable(backends)
                .ifPresent(model -> state.additional().stream()
                        .filter(one -> first(backends, one).isEmpty())
                        .forEach(one -> weighted.add(
                                shape.leadingTo(model.obj(), one.service()).with(WEIGHT, Json.of(one.weight())))));
        return new Json.Arr(weighted);
    }

    private Optional<Spot> first(List<Spot> backends, Destination destination) {
        return backends.stream()
                .filter(backend -> !destination.service().isEmpty()
                        && shape.service(backend).equals(Optional.of(destination.service())))
                .findFirst();
    }
}
