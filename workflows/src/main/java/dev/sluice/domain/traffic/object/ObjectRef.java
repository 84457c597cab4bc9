package dev.sluice.domain.traffic.object;

import dev.sluice.domain.json.Json;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** One object of the cluster by kind, namespace and name. */
public record ObjectRef(ApiResource resource, String namespace, String name) {

    /** Kind and place, as messages have it. */
    @Override
    public String toString() {
        return resource.kind() + " " + namespace + "/" + name;
    }

    /** The text of a look-up that finds nothing (spec 1.10). */
    public String notFound() {
        return resource.lookup() + " \"" + name + "\" not found";
    }

    /** An object that has this kind, place and name, and nothing more. */
    public Json.Obj blank() {
        SequencedMap<String, Json> metadata = new LinkedHashMap<>();
        metadata.put("name", Json.of(name));
        metadata.put("namespace", Json.of(namespace));
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        fields.put("apiVersion", Json.of(resource.apiVersion()));
        fields.put("kind", Json.of(resource.kind()));
        fields.put("metadata", new Json.Obj(metadata));
        return new Json.Obj(fields);
    }
}
