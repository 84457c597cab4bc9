package dev.sluice.domain.spec;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.FieldError;
import dev.sluice.domain.rollout.Keys;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules for what pods carry by their part (spec 3.12). The reference leaves them to the API server, which would refuse
 * each write of a release halfway; here they are told before it begins.
 */
final class PodMetadataRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    private PodMetadataRules() {}

    static Optional<String> firstBroken(Json.Obj spec) {
        Json.Obj strategy = spec.obj("strategy");
        return Stream.of(
                        at(strategy, "canary", "canaryMetadata"),
                        at(strategy, "canary", "stableMetadata"),
                        at(strategy, "blueGreen", "previewMetadata"),
                        at(strategy, "blueGreen", "activeMetadata"))
                .flatMap(place -> Stream.of(
                        place.entries("labels", key -> label(spec.obj("selector"), place.labels(), key)),
                        place.entries("annotations", key -> key(key).map(ignored -> ANNOTATION_KEY))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static final String ANNOTATION_KEY = "is not the name of an annotation";

    private static Place at(Json.Obj strategy, String kind, String field) {
        return new Place(
                "spec.strategy." + kind + "." + field, strategy.obj(kind).obj(field));
    }

    private record Place(String path, Json.Obj metadata) {
        Json.Obj labels() {
            return metadata.obj("labels");
        }

        Optional<String> entries(String field, Function<String, Optional<String>> rule) {
            return metadata.obj(field).texts().sequencedKeySet().stream()
                    .flatMap(
                            key -> rule
                                    .apply(key)
                                    .map(detail -> FieldError.invalid(path + "." + field, Json.of(key), detail))
                                    .stream())
                    .findFirst();
        }
    }

    private static Optional<String> label(Json.Obj selector, Json.Obj labels, String key) {
        String value = labels.text(key).orElse("");
        if (key.equals(Keys.POD_TEMPLATE_HASH)) {
            return Optional.of("is the label by which pods are told apart");
        }
        Optional<Json> selected = selector.obj("matchLabels").get(key);
        boolean other =
                selected.filter(wanted -> !wanted.equals(Json.of(value))).isPresent()
                        || Stream.of(selector.objects("matchExpressions"))
                                .flatMap(List::stream)
                                .anyMatch(expression -> expression.text("key").equals(Optional.of(key)));
        if (other) {
            return Optional.of("is a label by which `spec.selector` finds the pods");
        }
        boolean valid = value.isEmpty() || NAME.matcher(value).matches();
        return key(key).map(ignored -> "is not the name of a label")
                .or(() -> valid
                        ? Optional.empty()
                        : Optional.of("has a value that no label may have: \"" + shown(value) + "\""));
    }

    /** The key, when it may be none. */
    private static Optional<String> key(String key) {
        int slash = key.indexOf('/');
        boolean prefix = slash < 0 || PREFIX.matcher(key.substring(0, slash)).matches();
        return prefix && NAME.matcher(key.substring(slash + 1)).matches() ? Optional.empty() : Optional.of(key);
    }

    private static String shown(String value) {
        return value.length() > 80 ? value.substring(0, 79) + "…" : value;
    }
}
