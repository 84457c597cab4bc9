package dev.sluice.domain.traffic.object;

import dev.sluice.domain.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The objects that a router asked for and that exist. */
public record SeenObjects(SequencedMap<ObjectRef, Json.Obj> objects) {
    public static final SeenObjects NONE = new SeenObjects(new LinkedHashMap<>());

    public SeenObjects {
        objects = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(objects));
    }

    public Optional<Spot> find(ObjectRef ref) {
        return Optional.ofNullable(objects.get(ref)).map(tree -> Spot.of(ref, tree));
    }

    /** The object; refused when there is none, with the field of the Rollout that names it. */
    public Spot require(ObjectRef ref, String field) {
        return find(ref).orElseThrow(() -> new Refusal(RoutingError.missing(field, ref)));
    }
}
