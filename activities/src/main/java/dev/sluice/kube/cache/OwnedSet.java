package dev.sluice.kube.cache;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.kube.Key;
import java.util.Comparator;
import java.util.Optional;

/**
 * A ReplicaSet and who controls it.
 *
 * @param owner the Rollout's place; its name is empty when nothing controls the set
 * @param ownerUid uid of the controller; empty when there is none
 */
public record OwnedSet(Key owner, String ownerUid, ReplicaSet set) {

    /** Oldest first; those of one second by name (spec 3.1). */
    public static final Comparator<ReplicaSet> OLDEST_FIRST =
            Comparator.comparing((ReplicaSet set) -> set.meta().created()).thenComparing(ReplicaSet::name);

    /** What the controller's sets are found by: its uid, or for those that nothing controls their namespace. */
    String place() {
        return ownerUid.isEmpty() ? unowned(owner.namespace()) : ownerUid;
    }

    /** The place of sets in this namespace that nothing controls; no uid looks like it. */
    static String unowned(String namespace) {
        return "unowned/" + namespace;
    }

    public static OwnedSet read(Json.Obj object) {
        Json.Obj controller = controller(object).orElse(Json.Obj.EMPTY);
        String namespace = object.obj("metadata").text("namespace").orElse("");
        return new OwnedSet(
                new Key(namespace, controller.text("name").orElse("")),
                controller.text("uid").orElse(""),
                ReplicaSet.read(object));
    }

    /** The owner reference that is marked as controller. */
    public static Optional<Json.Obj> controller(Json.Obj object) {
        return object.obj("metadata").list("ownerReferences").stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .filter(reference -> reference.flag("controller"))
                .findFirst();
    }
}
