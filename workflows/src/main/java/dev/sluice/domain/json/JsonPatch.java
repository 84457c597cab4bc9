package dev.sluice.domain.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A JSON patch (RFC 6902): operations that take effect all together or not at all.
 *
 * @param operations in order
 */
public record JsonPatch(List<Operation> operations) {
    public JsonPatch {
        operations = List.copyOf(operations);
    }

    /** What an operation does. */
    public enum Verb {
        /** Ends the patch without effect when the value differs. */
        TEST("test"),
        ADD("add"),
        REMOVE("remove"),
        REPLACE("replace");

        private final String text;

        Verb(String text) {
            this.text = text;
        }
    }

    /**
     * One operation.
     *
     * @param path JSON pointer
     * @param value {@link Json#NULL} when the operation takes none
     */
    public record Operation(Verb verb, String path, Json value) {}

    /** The smallest changes that turn one tree into the other; a list's unchanged ends are left alone. */
    public static JsonPatch between(Json from, Json to) {
        List<Operation> operations = new ArrayList<>();
        diff("", from, to, operations);
        return new JsonPatch(operations);
    }

    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /** The same patch, without effect unless the field holds the value. */
    public JsonPatch onlyIf(String path, Json value) {
        List<Operation> guarded = new ArrayList<>();
        guarded.add(new Operation(Verb.TEST, path, value));
        guarded.addAll(operations);
        return new JsonPatch(guarded);
    }

    /** The tree after the patch; empty when a test fails, or a path leads nowhere. */
    public Optional<Json> apply(Json target) {
        Optional<Json> result = Optional.of(target);
        for (Operation operation : operations) {
            result = result.flatMap(tree -> apply(tree, keys(operation.path()), operation));
        }
        return result;
    }

    /** The patch as it is sent. */
    public Json.Arr toJson() {
        return new Json.Arr(operations.stream().map(JsonPatch::toJson).toList());
    }

    private static Json toJson(Operation operation) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        fields.put("op", Json.of(operation.verb().text));
        fields.put("path", Json.of(operation.path()));
        if (operation.verb() != Verb.REMOVE) {
            fields.put("value", operation.value());
        }
        return new Json.Obj(fields);
    }

    private static void diff(String path, Json from, Json to, List<Operation> out) {
        if (from.equals(to)) {
            return;
        }
        if (from instanceof Json.Obj old && to instanceof Json.Obj wanted) {
            diffFields(path, old, wanted, out);
        } else if (from instanceof Json.Arr(List<Json> old) && to instanceof Json.Arr(List<Json> wanted)) {
            diffElements(path, old, wanted, out);
        } else {
            out.add(new Operation(Verb.REPLACE, path, to));
        }
    }

    private static void diffFields(String path, Json.Obj from, Json.Obj to, List<Operation> out) {
        to.fields().forEach((name, value) -> {
            Json old = from.fields().get(name);
            if (old == null) {
                out.add(new Operation(Verb.ADD, child(path, name), value));
            } else {
                diff(child(path, name), old, value, out);
            }
        });
        from.fields().sequencedKeySet().stream()
                .filter(name -> !to.fields().containsKey(name))
                .forEach(name -> out.add(new Operation(Verb.REMOVE, child(path, name), Json.NULL)));
    }

    private static void diffElements(String path, List<Json> from, List<Json> to, List<Operation> out) {
        int shorter = Math.min(from.size(), to.size());
        int head = 0;
        while (head < shorter && from.get(head).equals(to.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            tail++;
        }
        for (int i = head; i < shorter - tail; i++) {
            diff(path + "/" + i, from.get(i), to.get(i), out);
        }
        for (int i = from.size() - tail - 1; i >= shorter - tail; i--) {
            out.add(new Operation(Verb.REMOVE, path + "/" + i, Json.NULL));
        }
        for (int i = shorter - tail; i < to.size() - tail; i++) {
            out.add(new Operation(Verb.ADD, path + "/" + i, to.get(i)));
        }
    }

    private static String child(String path, String name) {
        return path + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static List<String> keys(String path) {
        return path.isEmpty()
                ? List.of()
                : List.of(path.substring(1).split("/", -1)).stream()
                        .map(key -> key.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }

    private static Optional<Json> apply(Json tree, List<String> keys, Operation operation) {
        if (keys.isEmpty()) {
            return operation.verb() == Verb.TEST && !tree.equals(operation.value())
                    ? Optional.empty()
                    : Optional.of(operation.verb() == Verb.TEST ? tree : operation.value());
        }
        return switch (tree) {
            case Json.Obj obj -> applyToField(obj, keys, operation);
            case Json.Arr(List<Json> elements) -> applyToElement(elements, keys, operation);
            case Json.Str ignored -> Optional.empty();
            case Json.Num ignored -> Optional.empty();
            case Json.Bool ignored -> Optional.empty();
            case Json.Null ignored -> Optional.empty();
        };
    }

    private static Optional<Json> applyToField(Json.Obj obj, List<String> keys, Operation operation) {
        String name = keys.getFirst();
        if (keys.size() == 1 && operation.verb() == Verb.ADD) {
            return Optional.of(obj.with(name, operation.value()));
        }
        Optional<Json> old = Optional.ofNullable(obj.fields().get(name));
        if (keys.size() == 1 && operation.verb() == Verb.REMOVE) {
            return old.map(present -> obj.without(name));
        }
        return old.flatMap(present -> apply(present, keys.subList(1, keys.size()), operation))
                .map(changed -> obj.with(name, changed));
    }

    private static Optional<Json> applyToElement(List<Json> elements, List<String> keys, Operation operation) {
        Optional<Integer> index = index(keys.getFirst(), elements.size());
        if (index.isEmpty()) {
            return Optional.empty();
        }
        int at = index.get();
        List<Json> changed = new ArrayList<>(elements);
        if (keys.size() == 1 && operation.verb() == Verb.ADD) {
            changed.add(at, operation.value());
            return Optional.of(new Json.Arr(changed));
        }
        if (at == elements.size()) {
            return Optional.empty();
        }
        if (keys.size() == 1 && operation.verb() == Verb.REMOVE) {
            changed.remove(at);
            return Optional.of(new Json.Arr(changed));
        }
        return apply(elements.get(at), keys.subList(1, keys.size()), operation).map(element -> {
            changed.set(at, element);
            return new Json.Arr(changed);
        });
    }

    private static Optional<Integer> index(String key, int size) {
        return key.matches("[0-9]{1,9}")
                ? Optional.of(Integer.parseInt(key)).filter(at -> at <= size)
                : Optional.empty();
    }
}
