package dev.sluice.starter.cli.lint;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.manifest.FieldSteps;
import dev.sluice.starter.cli.manifest.Located;
import dev.sluice.starter.cli.manifest.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One object of a file.
 *
 * @param source name of the file
 * @param elsewhere the namespace of objects that do not name theirs, if it is known
 */
record Manifest(String source, Located located, Optional<String> elsewhere) {
    private static final String DEFAULT_NAMESPACE = "default";
    private static final String STRATEGY = "spec.strategy.";

    /** Ends the path of messages about the strategy as a whole. */
    private static final String NO_FIELD = "strategy";

    /** The objects of a document: itself, or the items of a list. */
    static Stream<Manifest> of(String source, Located document, Optional<String> elsewhere) {
        Manifest whole = new Manifest(source, document, elsewhere);
        return whole.kind().equals("List")
                ? document.get("items").stream()
                        .flatMap(items -> items.inner().sequencedValues().stream())
                        .flatMap(item -> of(source, item, elsewhere))
                : Stream.of(whole);
    }

    /** The object as the file has it; empty when the document is none. */
    Json.Obj object() {
        return located.value() instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    }

    String kind() {
        return object().text("kind").orElse("");
    }

    /** The group of its API; empty for the core group. */
    String group() {
        String version = object().text("apiVersion").orElse("");
        return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
    }

    String name() {
        return object().obj("metadata").text("name").orElse("");
    }

    /** The namespace in which the object would be. */
    String namespace() {
        return knownNamespace().orElse(DEFAULT_NAMESPACE);
    }

    private Optional<String> knownNamespace() {
        return object().obj("metadata")
                .text("namespace")
                .filter(given -> !given.isEmpty())
                .or(this::elsewhere);
    }

    /** Kind and name, and the namespace where it is known. */
    String label() {
        return kind() + " " + knownNamespace().map(known -> known + "/").orElse("") + name();
    }

    /** Where a field stands, or what is nearest around it. Paths in messages may lack the name of the strategy (quirk 5). */
    Position find(String path) {
        List<String> steps = FieldSteps.of(path);
        return located.find(
                path.startsWith(STRATEGY) && !steps.get(2).equals(NO_FIELD)
                        ? missing(steps.get(2))
                                .map(kind -> inStrategy(steps, kind))
                                .orElse(steps)
                        : steps);
    }

    /** The strategy that is left out before this field, if it is. */
    private Optional<String> missing(String field) {
        Json.Obj strategy = object().obj("spec").obj("strategy");
        return Stream.of("canary", "blueGreen")
                .filter(kind -> strategy.get(kind).isPresent())
                .filter(kind -> strategy.get(field).isEmpty())
                .findFirst();
    }

    private static List<String> inStrategy(List<String> steps, String kind) {
        return Stream.of(steps.subList(0, 2).stream(), Stream.of(kind), steps.subList(2, steps.size()).stream())
                .flatMap(part -> part)
                .toList();
    }
}
