package dev.sluice.metrics.web.jsonpath;

import dev.sluice.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A template of paths in braces, such as <code>{$.data.items[0].value}</code>. */
public final class JsonPath {
    private static final int LONGEST = 4096;
    private static final int DEEPEST_RANGE = 5;

    private final List<List<Node>> parts;

    private JsonPath(List<List<Node>> parts) {
        this.parts = parts;
    }

    /**
     * Reads a template.
     *
     * @throws JsonPathException that says what is wrong with it
     */
    public static JsonPath parse(String text) throws JsonPathException {
        if (text.length() > LONGEST) {
            throw new JsonPathException("it is longer than " + LONGEST + " characters");
        }
        if (!text.contains("{")) {
            throw new JsonPathException("a path stands in braces, as in {$.value}");
        }
        List<List<Node>> parts = new ArrayList<>();
        List<String> actions = Template.actions(text);
        int next = 0;
        while (next < actions.size()) {
            next = add(actions, next, parts, 0);
        }
        return new JsonPath(parts);
    }

    /** Adds what begins at an action, which for a range goes on to its end; answers where the next one begins. */
    private static int add(List<String> actions, int at, List<List<Node>> parts, int depth) throws JsonPathException {
        String action = actions.get(at).strip();
        if (action.equals("end")) {
            throw new JsonPathException("there is an end without a range");
        }
        if (!action.equals("range") && !action.startsWith("range ")) {
            parts.add(Reader.read(action));
            return at + 1;
        }
        if (depth >= DEEPEST_RANGE) {
            throw new JsonPathException("ranges are nested deeper than " + DEEPEST_RANGE + " levels");
        }
        List<List<Node>> body = new ArrayList<>();
        int next = at + 1;
        while (next < actions.size() && !actions.get(next).strip().equals("end")) {
            next = add(actions, next, body, depth + 1);
        }
        if (next >= actions.size()) {
            throw new JsonPathException("a range has no end");
        }
        parts.add(List.of(new Node.Range(Reader.read(action.substring("range".length())), body)));
        return next + 1;
    }

    /**
     * The first value that is found; empty when there is none.
     *
     * @throws JsonPathException when the path does not fit the value
     */
    public Optional<Json> find(Json value) throws JsonPathException {
        List<Json> found = find(parts, value, new Walk());
        return found.stream().findFirst();
    }

    private static List<Json> find(List<List<Node>> parts, Json value, Walk walk) throws JsonPathException {
        List<Json> found = new ArrayList<>();
        for (List<Node> part : parts) {
            if (part.size() == 1 && part.getFirst() instanceof Node.Range(List<Node> path, List<List<Node>> body)) {
                for (Json element : walk.follow(path, List.of(value))) {
                    found.addAll(find(body, element, walk));
                }
            } else {
                found.addAll(walk.follow(part, List.of(value)));
            }
        }
        return found;
    }
}
