package dev.sluice.domain.traffic.object;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.RolloutId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Which Rollout an object belongs to: by owner reference, or by annotation (spec section 0). */
public final class Owner {
    public static final String MANAGED_BY = "argo-rollouts.argoproj.io/managed-by-rollouts";

    private static final FieldPath REFERENCES = FieldPath.of("metadata", "ownerReferences");

    private Owner() {}

    /** Whether the object's controller is this Rollout. */
    public static boolean controls(RolloutId rollout, Spot object) {
        return controller(object)
                .filter(reference -> reference.text("uid").equals(Optional.of(rollout.uid())))
                .isPresent();
    }

    /** The reference to the object's controller, if it has one. */
    public static Optional<Json.Obj> controller(Spot object) {
        return object.at("metadata", "ownerReferences").elements().stream()
                .map(Spot::obj)
                .filter(reference -> reference.flag("controller"))
                .findFirst();
    }

    /** A new object under the Rollout's control; it is deleted with it. */
    public static Json.Obj controlled(RolloutId rollout, Json.Obj object) {
        SequencedMap<String, Json> reference = new LinkedHashMap<>();
        reference.put("apiVersion", Json.of("argoproj.io/v1alpha1"));
        reference.put("kind", Json.of("Rollout"));
        reference.put("name", Json.of(rollout.name()));
        reference.put("uid", Json.of(rollout.uid()));
        reference.put("controller", Json.of(true));
        reference.put("blockOwnerDeletion", Json.of(true));
        return REFERENCES.set(object, new Json.Arr(List.of(new Json.Obj(reference))));
    }

    /** The object annotated as managed by the Rollout; one that another manages is refused. */
    public static Json.Obj managed(RolloutId rollout, Spot object) {
        Spot annotation = object.at("metadata", "annotations", MANAGED_BY);
        annotation.text().filter(name -> !name.equals(rollout.name())).ifPresent(other -> {
            ObjectRef ref = object.object().orElseThrow();
            throw annotation.foreign(ref.resource().kind() + " \"" + ref.name() + "\" is managed by another Rollout");
        });
        return FieldPath.of("metadata", "annotations", MANAGED_BY).set(object.obj(), Json.of(rollout.name()));
    }
}
