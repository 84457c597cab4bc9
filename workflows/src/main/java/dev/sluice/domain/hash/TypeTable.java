package dev.sluice.domain.hash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The Go types behind the hashes, read from text: a line for each struct, below it one for each field, which begins with a
 * blank and gives name, type and options. Types are scalars and structs by name, {@code *T}, {@code []T} and {@code map:T}.
 */
final class TypeTable {
    /** The pod template of k8s.io/api 0.34. */
    static final GoType POD_TEMPLATE;

    /** The steps of a canary strategy. */
    static final GoType STEPS;

    static {
        TypeTable table = new TypeTable(resource("pod-template.types") + resource("canary-steps.types"));
        POD_TEMPLATE = table.type("PodTemplateSpec");
        STEPS = table.type("[]CanaryStep");
    }

    private final Map<String, List<String>> fieldLines = new LinkedHashMap<>();
    private final Map<String, GoType> structs = new LinkedHashMap<>();

    private TypeTable(String text) {
        List<String> fields = new ArrayList<>();
        for (String line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
            if (line.startsWith(" ")) {
                fields.add(line.substring(1));
            } else {
                fields = new ArrayList<>();
                fieldLines.put(line, fields);
            }
        }
    }

    private GoType type(String name) {
        if (name.startsWith("*")) {
            return new GoType.Pointer(type(name.substring(1)));
        }
        if (name.startsWith("[]")) {
            return new GoType.Slice(type(name.substring(2)));
        }
        if (name.startsWith("map:")) {
            return new GoType.Mapping(type(name.substring(4)));
        }
        return switch (name) {
            case "string" -> GoType.Scalar.STRING;
            case "bool" -> GoType.Scalar.BOOL;
            case "int32" -> GoType.Scalar.INT32;
            case "int64" -> GoType.Scalar.INT64;
            case "int-or-string" -> GoType.Scalar.INT_OR_STRING;
            case "quantity" -> GoType.Scalar.QUANTITY;
            case "time" -> GoType.Scalar.TIME;
            case "raw" -> GoType.Scalar.RAW;
            default -> struct(name);
        };
    }

    private GoType struct(String name) {
        GoType known = structs.get(name);
        if (known != null) {
            return known;
        }
        List<String> lines = Objects.requireNonNull(fieldLines.get(name), () -> "the table lacks " + name);
        GoType made = new GoType.Struct(lines.stream().map(this::field).toList());
        structs.put(name, made);
        return made;
    }

    private GoType.Field field(String line) {
        List<String> words = List.of(line.split(" "));
        List<String> options = words.subList(2, words.size());
        return new GoType.Field(
                words.get(0), type(words.get(1)), options.contains("omitempty"), options.contains("omitzero"));
    }

    private static String resource(String name) {
        try (InputStream in = TypeTable.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
