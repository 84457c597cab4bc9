package dev.sluice.domain.traffic;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.RoutingWrite;
import dev.sluice.domain.traffic.object.SeenObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What a cluster does with reads and writes. */
final class Cluster {
    private Cluster() {}

    /** Reads what the router asks for, until it asks for nothing new. */
    static SeenObjects read(TrafficRouter router, RoutingSpec spec, List<Json.Obj> stored) {
        SequencedMap<ObjectRef, Json.Obj> found = new LinkedHashMap<>();
        int before = -1;
        while (found.size() != before) {
            before = found.size();
            for (ObjectRef ref : TrafficRouters.reads(router, spec, new SeenObjects(found))) {
                stored.stream().filter(object -> isAt(object, ref)).forEach(object -> found.put(ref, object));
            }
        }
        return new SeenObjects(found);
    }

    static boolean isAt(Json.Obj object, ObjectRef ref) {
        Json.Obj metadata = object.obj("metadata");
        return object.text("apiVersion").orElse("").equals(ref.resource().apiVersion())
                && object.text("kind").orElse("").equals(ref.resource().kind())
                && metadata.text("namespace").orElse("").equals(ref.namespace())
                && metadata.text("name").orElse("").equals(ref.name());
    }

    /** The objects after the writes; a write that a server would refuse fails. */
    static SeenObjects apply(SeenObjects seen, Routing routing) {
        if (!(routing instanceof Routing.Writes(List<RoutingWrite> writes))) {
            throw new AssertionError(routing.toString());
        }
        SequencedMap<ObjectRef, Json.Obj> objects = new LinkedHashMap<>(seen.objects());
        for (RoutingWrite write : writes) {
            switch (write) {
                case RoutingWrite.Create create -> {
                    if (objects.put(create.ref(), RoutingCase.stored(create.object())) != null) {
                        throw new AssertionError(create.ref() + " exists");
                    }
                }
                case RoutingWrite.Change change -> {
                    Json.Obj old = objects.getOrDefault(change.ref(), Json.Obj.EMPTY);
                    Json changed = change.patch()
                            .apply(old)
                            .orElseThrow(() -> new AssertionError(change.patch() + " does not fit " + old));
                    objects.put(change.ref(), (Json.Obj) changed);
                }
                case RoutingWrite.Delete delete -> objects.remove(delete.ref());
            }
        }
        return new SeenObjects(objects);
    }

    /** The object without what only a server sets. */
    static Json.Obj plain(Json.Obj object) {
        return FieldPath.of("metadata", "uid")
                .remove(FieldPath.of("metadata", "resourceVersion").remove(object));
    }
}
