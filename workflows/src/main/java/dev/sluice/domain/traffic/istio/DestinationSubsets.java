package dev.sluice.domain.traffic.istio;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.TrafficState.Destination;
import dev.sluice.domain.traffic.object.Owner;
import dev.sluice.domain.traffic.object.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The subsets of a DestinationRule (spec 5.2). A subset that holds nothing but a pod hash, and that the Rollout does not
 * name, was made for an experiment; all others are the user's.
 *
 * @param additional subsets that the Rollout names beside the two
 */
record DestinationSubsets(String canary, String stable, List<String> additional, TrafficState state) {
    private static final FieldPath SUBSETS = FieldPath.of("spec", "subsets");
    private static final FieldPath HASH = FieldPath.of("labels", Keys.POD_TEMPLATE_HASH);
    private static final FieldPath MANAGED_BY = FieldPath.of("metadata", "annotations", Owner.MANAGED_BY);

    static DestinationSubsets of(Spot config, TrafficState state) {
        return new DestinationSubsets(
                config.at("canarySubsetName").requiredText(),
                config.at("stableSubsetName").requiredText(),
                config.at("additionalSubsetNames").texts(),
                state);
    }

    /** The rule with the hashes of the state. */
    Json.Obj in(RolloutId rollout, Spot rule) {
        Spot subsets = rule.at("spec", "subsets");
        List<Json> changed = new ArrayList<>();
        for (Spot subset : subsets.elements()) {
            hashed(subset).ifPresent(changed::add);
        }
        requireNamed(subsets, canary);
        requireNamed(subsets, stable);
        state.additional().stream()
                .filter(one -> subsets.elements().stream()
                        .noneMatch(subset -> name(subset).equals(one.service())))
                .forEach(one -> changed.add(
                        HASH.set(Json.Obj.EMPTY.with("name", Json.of(one.service())), Json.of(one.hash()))));
        return SUBSETS.set(Owner.managed(rollout, rule), new Json.Arr(changed));
    }

    /** The rule without what a Rollout put there; empty when that Rollout does not manage it (spec 3.13). */
    static Optional<Json.Obj> without(String rollout, Spot rule) {
        if (!rule.at("metadata", "annotations", Owner.MANAGED_BY).text().equals(Optional.of(rollout))) {
            return Optional.empty();
        }
        List<Json> subsets = rule.at("spec", "subsets").elements().stream()
                .map(subset -> (Json) HASH.remove(subset.obj()))
                .toList();
        Json.Obj stripped = MANAGED_BY.remove(rule.obj());
        return Optional.of(subsets.isEmpty() ? stripped : SUBSETS.set(stripped, new Json.Arr(subsets)));
    }

    private static void requireNamed(Spot subsets, String name) {
        if (subsets.elements().stream().noneMatch(subset -> name(subset).equals(name))) {
            throw subsets.refused("has no subset named " + name);
        }
    }

    /** Empty for what is left of an experiment. */
    private Optional<Json> hashed(Spot subset) {
        String name = name(subset);
        if (name.equals(canary)) {
            return Optional.of(with(subset, state.canary().hash()));
        }
        if (name.equals(stable)) {
            return Optional.of(with(subset, state.stable().hash()));
        }
        Optional<Destination> experiment = state.additional().stream()
                .filter(one -> one.service().equals(name))
                .findFirst();
        if (experiment.isPresent()) {
            return Optional.of(with(subset, experiment.get().hash()));
        }
        return isLeft(subset) && !additional.contains(name) ? Optional.empty() : Optional.of(subset.value());
    }

    private static boolean isLeft(Spot subset) {
        List<String> labels = List.copyOf(subset.at("labels").obj().fields().sequencedKeySet());
        return subset.obj().fields().size() == 2 && labels.equals(List.of(Keys.POD_TEMPLATE_HASH));
    }

    private static Json with(Spot subset, String hash) {
        subset.at("labels").obj();
        return hash.isEmpty() ? HASH.remove(subset.obj()) : HASH.set(subset.obj(), Json.of(hash));
    }

    private static String name(Spot subset) {
        return subset.at("name").text().orElse("");
    }
}
