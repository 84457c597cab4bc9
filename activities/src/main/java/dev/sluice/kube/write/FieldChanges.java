package dev.sluice.kube.write;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.FieldChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Changes of some fields of one object, all or none. {@link Json#NULL} and an absent field are the same.
 *
 * @param changes none of them inside another
 */
record FieldChanges(List<FieldChange> changes) {
    FieldChanges {
        changes = List.copyOf(changes);
    }

    /** A patch of RFC 6902 that fails unless every field has its old value. The fields' parents have to exist. */
    Json.Arr guardedPatch() {
        List<Json> operations = new ArrayList<>();
        changes.forEach(
                change -> operations.add(operation("test", change.path()).with("value", change.before())));
        for (FieldChange change : changes) {
            if (!absent(change.after())) {
                operations.add(operation("add", change.path()).with("value", change.after()));
            } else if (!absent(change.before())) {
                operations.add(operation("remove", change.path()));
            }
        }
        return new Json.Arr(operations);
    }

    /** A patch of RFC 7386 that makes the same changes, if the object still has this version. */
    Json.Obj mergePatch(String resourceVersion) {
        Json.Obj patch = set(Json.Obj.EMPTY, List.of("metadata", "resourceVersion"), Json.of(resourceVersion));
        for (FieldChange change : changes) {
            patch = set(patch, names(change.path()), change.after());
        }
        return patch;
    }

    /** Whether all fields of the object have their new values. */
    boolean madeIn(Json.Obj object) {
        return hold(object, FieldChange::after);
    }

    /** Whether all fields of the object have their old values. */
    boolean possibleIn(Json.Obj object) {
        return hold(object, FieldChange::before);
    }

    private boolean hold(Json.Obj object, Function<FieldChange, Json> value) {
        return changes.stream()
                .allMatch(change -> at(object, names(change.path())).equals(value.apply(change)));
    }

    private static Json at(Json.Obj object, List<String> names) {
        Json found = object;
        for (String name : names) {
            found = found instanceof Json.Obj parent ? parent.get(name).orElse(Json.NULL) : Json.NULL;
        }
        return found;
    }

    private static Json.Obj set(Json.Obj object, List<String> names, Json value) {
        String first = names.getFirst();
        return names.size() == 1
                ? object.with(first, value)
                : object.with(first, set(object.obj(first), names.subList(1, names.size()), value));
    }

    private static List<String> names(String pointer) {
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    private static boolean absent(Json value) {
        return value instanceof Json.Null;
    }

    private static Json.Obj operation(String op, String path) {
        return Json.Obj.EMPTY.with("op", Json.of(op)).with("path", Json.of(path));
    }
}
