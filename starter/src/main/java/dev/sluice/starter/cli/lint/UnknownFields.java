package dev.sluice.starter.cli.lint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes the fields for which a type has no place, and passes over them. */
final class UnknownFields extends DeserializationProblemHandler {
    /** Attribute of a reading: where in the object the value stands that is read. */
    static final String OUTER = "sluice.outer";

    private static final int MOST = 1_000;
    private static final int LONGEST = 64;

    private final List<Shape.Unknown> found = new ArrayList<>();

    List<Shape.Unknown> found() {
        return List.copyOf(found);
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser in,
            @Nullable JsonDeserializer<?> reader,
            Object type,
            String name)
            throws IOException {
        String outer = context.getAttribute(OUTER) instanceof String given ? given : "";
        String pointer = outer + around(in).pathAsPointer() + "/"
                + name.replace("~", "~0").replace("/", "~1");
        if (found.size() < MOST) {
            found.add(new Shape.Unknown(path(pointer), meant(name, reader)));
        }
        in.skipChildren();
        return true;
    }

    /** The context in which the object with the field stands; the parser is at the field's value. */
    private static JsonStreamContext around(JsonParser in) {
        JsonStreamContext here = in.getParsingContext();
        JsonStreamContext object = in.currentToken().isStructStart() ? here.getParent() : here;
        return object.getParent();
    }

    /** {@code /a/0/b} as {@code a[0].b}. */
    private static String path(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String step : pointer.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            boolean field = name.matches("[A-Za-z_-][A-Za-z0-9_-]*");
            path.append(field ? path.isEmpty() ? name : "." + name : "[" + name + "]");
        }
        return path.toString();
    }

    private static Optional<String> meant(String name, @Nullable JsonDeserializer<?> reader) {
        Collection<Object> known = reader == null ? null : reader.getKnownPropertyNames();
        return known == null || name.length() > LONGEST
                ? Optional.empty()
                : known.stream()
                        .map(String::valueOf)
                        .filter(other -> distance(name, other) <= Math.min(2, name.length() / 3))
                        .min(Comparator.comparingInt(other -> distance(name, other)));
    }

    /** How many letters have to be put in, left out or replaced to make one word of the other, in either case. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                int next = Math.min(Math.min(row[j], row[j - 1]) + 1, corner + (same ? 0 : 1));
                corner = row[j];
                row[j] = next;
            }
        }
        return row[other.length()];
    }
}
