package dev.sluice.domain.plan;

import dev.sluice.domain.json.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * One field's change, made only while the field still has its old value.
 *
 * @param path JSON pointer
 * @param before {@link Json#NULL} when the field is absent
 * @param after {@link Json#NULL} to remove the field
 */
public record FieldChange(String path, Json before, Json after) {

    /** A change of one annotation. */
    public static FieldChange annotation(String key, Json before, Json after) {
        return within("/metadata/annotations", key, before, after);
    }

    /**
     * A change of one field of an object.
     *
     * @param parent JSON pointer to the object
     * @param key the field's name as it is
     */
    public static FieldChange within(String parent, String key, Json before, Json after) {
        return new FieldChange(parent + "/" + key.replace("~", "~0").replace("/", "~1"), before, after);
    }

    /** A change of the pods wanted, and these other changes after it. */
    public static List<FieldChange> resize(int from, int to, List<FieldChange> others) {
        return Stream.concat(Stream.of(new FieldChange("/spec/replicas", Json.of(from), Json.of(to))), others.stream())
                .toList();
    }

    /** The object after all of these changes, in order. */
    public static Json.Obj applyAll(List<FieldChange> changes, Json.Obj object) {
        Json.Obj changed = object;
        for (FieldChange change : changes) {
            changed = change.applyTo(changed);
        }
        return changed;
    }

    /** The object after the change; missing parents are made. */
    public Json.Obj applyTo(Json.Obj object) {
        List<String> keys = Stream.of(path.substring(1).split("/"))
                .map(key -> key.replace("~1", "/").replace("~0", "~"))
                .toList();
        return set(object, keys);
    }

    private Json.Obj set(Json.Obj object, List<String> keys) {
        String key = keys.getFirst();
        if (keys.size() > 1) {
            return object.with(key, set(object.obj(key), keys.subList(1, keys.size())));
        }
        return after instanceof Json.Null ? object.without(key) : object.with(key, after);
    }
}
