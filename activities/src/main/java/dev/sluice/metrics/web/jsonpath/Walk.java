package dev.sluice.metrics.web.jsonpath;

import dev.sluice.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Applies steps of a path to values. Counts what it looks at, and gives up when that becomes too much. */
final class Walk {
    private static final int MOST = 200_000;

    private int looked;

    /** What the steps find, one after another; the last one's error if they do not fit. */
    List<Json> follow(List<Node> path, List<Json> from) throws JsonPathException {
        List<Json> found = from;
        for (Node node : path) {
            found = step(node, found);
        }
        return found;
    }

    private List<Json> step(Node node, List<Json> from) throws JsonPathException {
        List<Json> found = new ArrayList<>();
        if (node instanceof Node.Literal(Json value)) {
            return List.of(value);
        }
        for (Json value : from) {
            count(1);
            if (!(value instanceof Json.Null)) {
                found.addAll(inside(node, value));
            }
        }
        if (found.isEmpty() && node instanceof Node.Field(String name)) {
            throw new JsonPathException(name + " is not found");
        }
        return found;
    }

    private List<Json> inside(Node node, Json value) throws JsonPathException {
        return switch (node) {
            case Node.Literal literal -> List.of(literal.value());
            case Node.Field field -> field(value, field.name());
            case Node.Wildcard all -> children(value);
            case Node.Descend down -> containers(value);
            case Node.Index index -> index(list(value), index.at());
            case Node.Slice slice -> slice(list(value), slice);
            case Node.Union union -> union(value, union.paths());
            case Node.Exists exists -> existing(list(value), exists.path());
            case Node.Compare compare -> holding(list(value), compare);
            case Node.Range range -> throw new JsonPathException("a range must not be inside of a path");
        };
    }

    private static List<Json> field(Json value, String name) {
        return value instanceof Json.Obj object && object.fields().containsKey(name)
                ? List.of(object.fields().getOrDefault(name, Json.NULL))
                : List.of();
    }

    private List<Json> children(Json value) throws JsonPathException {
        List<Json> children = switch (value) {
            case Json.Obj object -> List.copyOf(object.fields().sequencedValues());
            case Json.Arr array -> array.elements();
            case Json.Str ignored -> List.of();
            case Json.Num ignored -> List.of();
            case Json.Bool ignored -> List.of();
            case Json.Null ignored -> List.of();
        };
        count(children.size());
        return children;
    }

    private List<Json> containers(Json value) throws JsonPathException {
        List<Json> found = new ArrayList<>();
        List<Json> children = children(value);
        if (!children.isEmpty()) {
            found.add(value);
        }
        for (Json child : children) {
            found.addAll(containers(child));
            count(1);
        }
        return found;
    }

    private static List<Json> list(Json value) throws JsonPathException {
        if (value instanceof Json.Arr(List<Json> elements)) {
            return elements;
        }
        throw new JsonPathException("what an index or a filter is applied to is not a list");
    }

    private static List<Json> index(List<Json> list, int at) throws JsonPathException {
        int place = at < 0 ? at + list.size() : at;
        if (place < 0 || place >= list.size()) {
            throw new JsonPathException("index " + at + " is outside of a list of " + list.size());
        }
        return List.of(list.get(place));
    }

    private List<Json> slice(List<Json> list, Node.Slice slice) throws JsonPathException {
        int from = place(slice.from(), 0, list.size());
        int to = place(slice.to(), list.size(), list.size());
        int step = slice.step().orElse(1);
        if (from == to) {
            return List.of();
        }
        if (from < 0 || to > list.size() || from > to || step <= 0) {
            throw new JsonPathException(
                    "slice " + from + ":" + to + ":" + step + " does not fit a list of " + list.size());
        }
        List<Json> found = new ArrayList<>();
        for (long i = from; i < to; i += step) {
            found.add(list.get((int) i));
        }
        count(found.size());
        return found;
    }

    private static int place(OptionalInt given, int usual, int size) {
        int place = given.orElse(usual);
        return place < 0 ? place + size : place;
    }

    private List<Json> union(Json value, List<List<Node>> paths) throws JsonPathException {
        List<Json> found = new ArrayList<>();
        for (List<Node> path : paths) {
            found.addAll(follow(path, List.of(value)));
        }
        count(found.size());
        return found;
    }

    private List<Json> existing(List<Json> list, List<Node> path) throws JsonPathException {
        List<Json> found = new ArrayList<>();
        for (Json element : list) {
            count(1);
            if (exists(element, path)) {
                found.add(element);
            }
        }
        return found;
    }

    private boolean exists(Json element, List<Node> path) throws JsonPathException {
        try {
            return !follow(path, List.of(element)).isEmpty();
        } catch (JsonPathException missing) {
            count(0);
            return false;
        }
    }

    private List<Json> holding(List<Json> list, Node.Compare compare) throws JsonPathException {
        List<Json> found = new ArrayList<>();
        for (Json element : list) {
            List<Json> left = follow(compare.left(), List.of(element));
            List<Json> right = follow(compare.right(), List.of(element));
            if (left.size() > 1 || right.size() > 1) {
                throw new JsonPathException("a comparison takes one value on each side");
            }
            if (!left.isEmpty()
                    && !right.isEmpty()
                    && Comparison.holds(left.getFirst(), compare.operator(), right.getFirst())) {
                found.add(element);
            }
        }
        return found;
    }

    private void count(int more) throws JsonPathException {
        looked += more;
        if (looked > MOST) {
            throw new JsonPathException("it looks at more than " + MOST + " values");
        }
    }
}
