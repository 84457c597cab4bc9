package dev.sluice.domain.replicaset;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.AntiAffinity;
import dev.sluice.domain.rollout.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pod anti-affinity against the stable version that Sluice adds to a pod template (spec 3.2). Terms of the user stay.
 */
public final class AntiAffinityTerm {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private AntiAffinityTerm() {}

    /** The pod spec's {@code affinity} with the term; empty when the spec asks for none and has none. */
    public static Optional<Json> affinity(
            Json.Obj podSpec, Optional<AntiAffinity> wanted, String stableHash, String namespace) {
        Json.Obj user = strip(podSpec).obj("affinity");
        Json.Obj affinity = wanted.filter(ignored -> !stableHash.isEmpty())
                .map(kind -> with(user, kind, term(stableHash, namespace)))
                .orElse(user);
        return affinity.fields().isEmpty() ? Optional.empty() : Optional.of(affinity);
    }

    /** The pod spec without the term. */
    public static Json.Obj strip(Json.Obj podSpec) {
        Json.Obj affinity = podSpec.obj("affinity");
        Json.Obj anti = affinity.obj("podAntiAffinity");
        Json.Obj stripped = stripList(stripList(anti, REQUIRED), PREFERRED);
        if (stripped.equals(anti)) {
            return podSpec;
        }
        Json.Obj rest = stripped.fields().isEmpty()
                ? affinity.without("podAntiAffinity")
                : affinity.with("podAntiAffinity", stripped);
        return rest.fields().isEmpty() ? podSpec.without("affinity") : podSpec.with("affinity", rest);
    }

    private static Json.Obj stripList(Json.Obj anti, String list) {
        List<Json> kept =
                anti.list(list).stream().filter(entry -> !isOurs(entry)).toList();
        return kept.isEmpty() ? anti.without(list) : anti.with(list, new Json.Arr(kept));
    }

    private static boolean isOurs(Json entry) {
        if (!(entry instanceof Json.Obj object)) {
            return false;
        }
        Json.Obj term = object.get("podAffinityTerm").isPresent() ? object.obj("podAffinityTerm") : object;
        return term.obj("labelSelector").list("matchExpressions").stream()
                .anyMatch(expression -> expression instanceof Json.Obj requirement
                        && requirement
                                .text("key")
                                .filter(Keys.POD_TEMPLATE_HASH::equals)
                                .isPresent());
    }

    private static Json.Obj with(Json.Obj affinity, AntiAffinity kind, Json.Obj term) {
        Json.Obj anti = affinity.obj("podAntiAffinity");
        String list = kind.weight().isPresent() ? PREFERRED : REQUIRED;
        Json entry = kind.weight().isPresent()
                ? Json.Obj.EMPTY
                        .with("weight", Json.of(kind.weight().getAsInt()))
                        .with("podAffinityTerm", term)
                : term;
        List<Json> more = new ArrayList<>(anti.list(list));
        more.add(entry);
        return affinity.with("podAntiAffinity", anti.with(list, new Json.Arr(more)));
    }

    private static Json.Obj term(String stableHash, String namespace) {
        Json requirement = Json.Obj.EMPTY
                .with("key", Json.of(Keys.POD_TEMPLATE_HASH))
                .with("operator", Json.of("In"))
                .with("values", new Json.Arr(List.of(Json.of(stableHash))));
        return Json.Obj.EMPTY
                .with("labelSelector", Json.Obj.EMPTY.with("matchExpressions", new Json.Arr(List.of(requirement))))
                .with("namespaces", new Json.Arr(List.of(Json.of(namespace))))
                .with("topologyKey", Json.of("kubernetes.io/hostname"));
    }
}
