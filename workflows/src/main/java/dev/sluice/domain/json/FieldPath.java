package dev.sluice.domain.json;

import java.util.List;

/** Names of nested fields, outermost first. */
public record FieldPath(List<String> names) {
    public FieldPath {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a path names at least one field");
        }
    }

    public static FieldPath of(String... names) {
        return new FieldPath(List.of(names));
    }

    /** The object with the field set; parents that are missing or no objects are made. */
    public Json.Obj set(Json.Obj object, Json value) {
        String name = names.getFirst();
        return object.with(name, names.size() == 1 ? value : inner().set(object.obj(name), value));
    }

    /** The object without the field. A parent that holds nothing else goes too. */
    public Json.Obj remove(Json.Obj object) {
        String name = names.getFirst();
        if (names.size() == 1) {
            return object.without(name);
        }
        if (!(object.fields().get(name) instanceof Json.Obj parent)) {
            return object;
        }
        Json.Obj rest = inner().remove(parent);
        boolean emptied = rest.fields().isEmpty() && !parent.fields().isEmpty();
        return emptied ? object.without(name) : object.with(name, rest);
    }

    private FieldPath inner() {
        return new FieldPath(names.subList(1, names.size()));
    }
}
