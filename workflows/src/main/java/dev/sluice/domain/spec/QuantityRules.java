package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The one thing about a pod template that is not left to the API server: a quantity with a huge exponent, such as {@code
 * 1e999999999}. The server would take hours and gigabytes to write it out, each time it is asked about the template.
 */
final class QuantityRules {
    private static final List<String> QUANTITIES = List.of("requests", "limits", "overhead", "capacity");
    private static final List<String> QUANTITY = List.of("sizeLimit", "divisor");
    private static final Pattern HUGE = Pattern.compile("[+-]?[0-9.]*[eE][+-]?0*[1-9][0-9]{3,}");

    private QuantityRules() {}

    static Optional<String> firstBroken(Json.Obj spec) {
        return inside("spec.template.spec", spec.obj("template").obj("spec")).findFirst();
    }

    private static Stream<String> inside(String path, Json json) {
        return switch (json) {
            case Json.Obj object -> object.fields().sequencedEntrySet().stream().flatMap(field -> field(path, field));
            case Json.Arr(List<Json> elements) ->
                IntStream.range(0, elements.size()).boxed().flatMap(i -> inside(path + "[" + i + "]", elements.get(i)));
            case Json.Str ignored -> Stream.empty();
            case Json.Num ignored -> Stream.empty();
            case Json.Bool ignored -> Stream.empty();
            case Json.Null ignored -> Stream.empty();
        };
    }

    private static Stream<String> field(String path, Map.Entry<String, Json> field) {
        String inner = path + "." + field.getKey();
        Json value = field.getValue();
        if (QUANTITY.contains(field.getKey())) {
            return huge(inner, value);
        }
        return QUANTITIES.contains(field.getKey()) && value instanceof Json.Obj object
                ? object.fields().sequencedEntrySet().stream()
                        .flatMap(named -> huge(inner + "[" + named.getKey() + "]", named.getValue()))
                : inside(inner, value);
    }

    private static Stream<String> huge(String path, Json value) {
        return value instanceof Json.Str(String text) && HUGE.matcher(text).matches()
                ? Stream.of(FieldError.invalid(path, value, "the exponent of a quantity must be less than 1000"))
                : Stream.empty();
    }
}
