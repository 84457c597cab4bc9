package dev.sluice.starter.view;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A Rollout and the objects around it as stored. The lists may hold objects of others: what belongs to the Rollout is told
 * by owner uid.
 */
public record RolloutObjects(
        Json.Obj rollout,
        List<Json.Obj> replicaSets,
        List<Json.Obj> pods,
        List<Json.Obj> analysisRuns,
        List<Json.Obj> experiments) {
    private static final Comparator<Json.Obj> OLDEST_FIRST = Comparator.comparing(
                    (Json.Obj object) -> created(object).orElse(Instant.EPOCH))
            .thenComparing(RolloutObjects::name);

    public RolloutObjects {
        replicaSets = List.copyOf(replicaSets);
        pods = List.copyOf(pods);
        analysisRuns = List.copyOf(analysisRuns);
        experiments = List.copyOf(experiments);
    }

    /** A Rollout alone. */
    public static RolloutObjects of(Json.Obj rollout) {
        return new RolloutObjects(rollout, List.of(), List.of(), List.of(), List.of());
    }

    /** ReplicaSets that the Rollout itself owns, oldest first. */
    List<Json.Obj> ownReplicaSets() {
        return ownedBy(rollout, replicaSets);
    }

    /** Those that {@code owner} owns, oldest first. */
    public static List<Json.Obj> ownedBy(Json.Obj owner, List<Json.Obj> objects) {
        String uid = owner.obj("metadata").text("uid").orElse("");
        return objects.stream()
                .filter(object -> hasOwner(object, uid))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private static boolean hasOwner(Json.Obj object, String uid) {
        return !uid.isEmpty()
                && object.obj("metadata").list("ownerReferences").stream()
                        .anyMatch(owner -> owner instanceof Json.Obj reference
                                && reference.text("uid").filter(uid::equals).isPresent());
    }

    static String name(Json.Obj object) {
        return object.obj("metadata").text("name").orElse("");
    }

    static Optional<Instant> created(Json.Obj object) {
        return Times.read(object.obj("metadata"), "creationTimestamp");
    }

    static Optional<String> annotation(Json.Obj object, String key) {
        return object.obj("metadata").obj("annotations").text(key);
    }

    /** The elements of a list that are objects. */
    public static List<Json.Obj> objects(List<Json> elements) {
        return elements.stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .toList();
    }
}
