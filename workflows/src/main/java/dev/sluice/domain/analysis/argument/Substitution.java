package dev.sluice.domain.analysis.argument;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.json.Json;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** Puts values in the place of {@code {{tags}}} in every text of a JSON tree, names of fields too (spec 4.2). */
public final class Substitution {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final String ARGUMENT = "args.";

    private final Function<String, Optional<String>> values;

    /** @param values what a tag stands for; empty for an unknown one */
    private Substitution(Function<String, Optional<String>> values) {
        this.values = values;
    }

    /**
     * The tree with {@code {{args.name}}} replaced; spaces within the braces do not matter.
     *
     * @throws InvalidAnalysis for a tag that has no value
     */
    public static Json.Obj ofArguments(Json.Obj tree, SequencedMap<String, String> arguments) {
        return of(
                tree,
                tag -> tag.startsWith(ARGUMENT)
                        ? Optional.ofNullable(arguments.get(tag.substring(ARGUMENT.length())))
                        : Optional.empty());
    }

    /**
     * The tree with every tag replaced.
     *
     * @param values what a tag stands for, without spaces around it; empty for an unknown one
     * @throws InvalidAnalysis for an unknown tag
     */
    public static Json.Obj of(Json.Obj tree, Function<String, Optional<String>> values) {
        return new Substitution(values).object(tree);
    }

    private Json replaced(Json json) {
        return switch (json) {
            case Json.Obj object -> object(object);
            case Json.Arr array ->
                new Json.Arr(array.elements().stream().map(this::replaced).toList());
            case Json.Str(String text) -> Json.of(text(text));
            case Json.Num number -> number;
            case Json.Bool bool -> bool;
            case Json.Null none -> none;
        };
    }

    private Json.Obj object(Json.Obj object) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        object.fields()
                .sequencedEntrySet()
                .forEach(entry -> fields.put(text(entry.getKey()), replaced(entry.getValue())));
        return new Json.Obj(fields);
    }

    private String text(String text) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int close = text.indexOf(CLOSE, open + OPEN.length());
            if (close < 0) {
                break;
            }
            out.append(text, done, open).append(value(text.substring(open + OPEN.length(), close)));
            done = close + CLOSE.length();
            open = text.indexOf(OPEN, done);
        }
        return out.append(text, done, text.length()).toString();
    }

    private String value(String tag) {
        return values.apply(tag.strip()).orElseThrow(() -> new InvalidAnalysis("failed to resolve {{" + tag + "}}"));
    }
}
