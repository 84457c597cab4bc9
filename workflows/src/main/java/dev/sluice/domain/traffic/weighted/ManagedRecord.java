package dev.sluice.domain.traffic.weighted;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonReader;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.object.Spot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Which entries of an object are Sluice's, where entries have no name by which to tell: an annotation of the object.
 *
 * @param backends services of experiments
 * @param matches what the managed rules match
 */
public record ManagedRecord(List<String> backends, List<Json> matches) {
    public static final String ANNOTATION = "sluice.dev/managed-routing";

    private static final FieldPath PATH = FieldPath.of("metadata", "annotations", ANNOTATION);

    public ManagedRecord {
        backends = List.copyOf(backends);
        matches = List.copyOf(matches);
    }

    /** The record of a state. */
    public static ManagedRecord of(TrafficState state, List<Json> matches) {
        return new ManagedRecord(
                state.additional().stream()
                        .map(TrafficState.Destination::service)
                        .toList(),
                matches);
    }

    /** The record in an object, empty when there is none; one that is no such text is refused. */
    public static ManagedRecord read(Spot object) {
        Spot annotation = object.at("metadata", "annotations", ANNOTATION);
        return annotation
                .text()
                .map(text -> {
                    Json json = JsonReader.read(text).orElseThrow(() -> annotation.refused("must be JSON"));
                    Spot inner = new Spot(object.object(), annotation.path(), json);
                    return new ManagedRecord(
                            inner.at("backends").texts(),
                            inner.at("matches").elements().stream()
                                    .map(Spot::value)
                                    .toList());
                })
                .orElseGet(() -> new ManagedRecord(List.of(), List.of()));
    }

    /** The object with this record; without an annotation when it is empty. */
    public Json.Obj in(Json.Obj object) {
        if (backends.isEmpty() && matches.isEmpty()) {
            return PATH.remove(object);
        }
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        if (!backends.isEmpty()) {
            fields.put("backends", new Json.Arr(backends.stream().map(Json::of).toList()));
        }
        if (!matches.isEmpty()) {
            fields.put("matches", new Json.Arr(matches));
        }
        return PATH.set(object, Json.of(JsonText.write(new Json.Obj(fields))));
    }
}
