package dev.sluice.domain.analysis.template;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.json.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A field of a Rollout, by path (spec 4.2). */
final class FieldPath {
    private static final Pattern SUBSCRIPT = Pattern.compile("metadata\\.(labels|annotations)\\['([^']*)'\\]");
    private static final List<String> PLAIN = List.of("metadata.name", "metadata.namespace", "metadata.uid");
    private static final int LONGEST = 512;

    private FieldPath() {}

    /** Whether a path into metadata is one that the downward API of Kubernetes knows; true for any other path. */
    static boolean isSupported(String path) {
        return path.length() <= LONGEST
                && (!path.startsWith("metadata")
                        || PLAIN.contains(path)
                        || SUBSCRIPT.matcher(path).matches());
    }

    /**
     * The field's value as text. A label or annotation that is not there is the empty text.
     *
     * @throws InvalidAnalysis when the path leads nowhere, or to no single value
     */
    static String value(Json.Obj rollout, String path) {
        if (!isSupported(path)) {
            throw new InvalidAnalysis("unsupported fieldPath: " + path);
        }
        Matcher subscript = SUBSCRIPT.matcher(path);
        return subscript.matches()
                ? rollout.obj("metadata")
                        .obj(subscript.group(1))
                        .text(subscript.group(2))
                        .orElse("")
                : walk(rollout, path);
    }

    private static String walk(Json.Obj rollout, String path) {
        Json here = rollout;
        List<String> keys =
                Stream.of(path.split("[.\\[\\]]")).filter(key -> !key.isEmpty()).toList();
        for (String key : keys) {
            here = step(here, key, path);
        }
        return switch (here) {
            case Json.Str(String text) -> text;
            case Json.Num number -> number.value().toPlainString();
            case Json.Bool(boolean flag) -> Boolean.toString(flag);
            case Json.Obj ignored -> throw noPrimitive(path);
            case Json.Arr ignored -> throw noPrimitive(path);
            case Json.Null ignored -> throw noPrimitive(path);
        };
    }

    private static InvalidAnalysis noPrimitive(String path) {
        return new InvalidAnalysis("path " + path + " in rollout must terminate in a primitive value");
    }

    private static Json step(Json here, String key, String path) {
        return switch (here) {
            case Json.Obj object ->
                object.get(key).orElseThrow(() -> new InvalidAnalysis("invalid path " + path + " in rollout"));
            case Json.Arr(List<Json> elements) -> element(elements, key, path);
            case Json.Str ignored -> throw nowhere(path);
            case Json.Num ignored -> throw nowhere(path);
            case Json.Bool ignored -> throw nowhere(path);
            case Json.Null ignored -> throw nowhere(path);
        };
    }

    private static InvalidAnalysis nowhere(String path) {
        return new InvalidAnalysis("invalid path " + path + " in rollout");
    }

    private static Json element(List<Json> elements, String key, String path) {
        if (!key.matches("[0-9]{1,9}")) {
            throw nowhere(path);
        }
        int index = Integer.parseInt(key);
        if (index >= elements.size()) {
            throw new InvalidAnalysis("index " + index + " out of range");
        }
        return elements.get(index);
    }
}
