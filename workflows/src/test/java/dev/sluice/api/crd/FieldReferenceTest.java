package dev.sluice.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference of a Rollout's fields is what the types say of them; {@code -Dsluice.docs.write=true} writes it. */
class FieldReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "rollout.md");
    private static final Pattern DEFAULT = Pattern.compile("(\\w+) \\(default\\)|\\b[Dd]efault (.+?)\\.?$");
    private static final FieldTests TESTS = new FieldTests();
    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter("spec", "Spec"),
            new Chapter("spec.strategy.blueGreen", "Blue-green"),
            new Chapter("spec.strategy.canary", "Canary"),
            new Chapter("spec.strategy.canary.steps", "Steps of a canary"),
            new Chapter("spec.strategy.canary.trafficRouting", "Traffic routing"),
            new Chapter("status", "Status"));

    /** The fields below one, but for those that have a chapter of their own. */
    private record Chapter(String start, String title) {
        boolean holds(String path) {
            return path.startsWith(start + ".") || path.startsWith(start + "[");
        }

        static Chapter of(String path) {
            return CHAPTERS.stream()
                    .filter(chapter -> chapter.holds(path))
                    .max(Comparator.comparingInt(chapter -> chapter.start().length()))
                    .orElseThrow();
        }
    }

    /** The named fields; elements of lists and maps are told with them. */
    static List<SchemaWalk.Visit> fields() {
        return SchemaWalk.of(CrdKind.ROLLOUT).visits().stream()
                .filter(visit -> !visit.path().isEmpty() && !visit.path().endsWith("[]"))
                .toList();
    }

    static Stream<String> paths() {
        return fields().stream().map(SchemaWalk.Visit::path);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyFieldIsNamedByTheTestsThatAreNamedForIt(String path) {
        assertThat(TESTS.strangers(path)).isEmpty();
    }

    @Test
    void everyLineOfTheListIsForSomeField() {
        List<FieldTests.Line> used = paths().map(TESTS::of).distinct().toList();

        assertThat(TESTS.lines()).allMatch(used::contains);
    }

    @Test
    void thePageIsWhatTheTypesSay() throws IOException {
        String page = page();
        if (Boolean.getBoolean("sluice.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Fields of a Rollout

                Written by a test from the types of the resource. `[]` stands for each element of a list, or each value of
                a map. An IntOrString is a whole number or a text such as `25%`. The last column names the tests that show
                what a field does; where it is `SamplesTest` alone, the field is taken and stored, and this version does
                nothing with it or refuses it by name. [What the controller refuses](../lint.md).
                """);
        CHAPTERS.forEach(chapter -> append(chapter, page));
        return page.toString();
    }

    private static void append(Chapter chapter, StringBuilder page) {
        page.append("\n## ")
                .append(chapter.title())
                .append("\n\n| field of `")
                .append(chapter.start())
                .append("` | type | default | meaning | shown by |\n| --- | --- | --- | --- | --- |\n");
        fields().stream()
                .filter(field -> CHAPTERS.stream().anyMatch(any -> any.holds(field.path())))
                .filter(field -> Chapter.of(field.path()).equals(chapter))
                .forEach(field -> page.append(row(chapter, field)));
    }

    private static String row(Chapter chapter, SchemaWalk.Visit field) {
        String path = field.path().substring(chapter.start().length());
        String meaning =
                Optional.ofNullable(field.schema().getDescription()).orElse("").strip();
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        path.startsWith(".") ? path.substring(1) : path,
                        type(field.schema()),
                        preset(meaning),
                        meaning.replace("|", "\\|"),
                        String.join(", ", TESTS.of(field.path()).tests()));
    }

    private static String type(JSONSchemaProps schema) {
        if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
            return "IntOrString";
        }
        if (schema.getItems() != null) {
            return "list of " + type(schema.getItems().getSchema());
        }
        if (schema.getAdditionalProperties() != null
                && schema.getAdditionalProperties().getSchema() != null) {
            return "map to " + type(schema.getAdditionalProperties().getSchema());
        }
        return Optional.ofNullable(schema.getType()).orElse("any");
    }

    /** The default that the sentence about the field tells; empty when it tells none. */
    private static String preset(String meaning) {
        Matcher told = DEFAULT.matcher(meaning);
        return told.find() ? Optional.ofNullable(told.group(1)).orElse(told.group(2)) : "";
    }
}
