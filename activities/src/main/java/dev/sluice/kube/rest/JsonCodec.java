package dev.sluice.kube.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.sluice.domain.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Reads JSON trees of API objects. Leaves out {@link #UNREAD}, and puts null for what is nested deeper than {@link
 * #DEEPEST} levels: no type of the Kubernetes API goes so deep, so it can only be in a field that the API ignores. All
 * other limits are the API server's, so that one odd object never makes a whole list unreadable.
 */
public final class JsonCodec {
    static final int DEEPEST = 200;

    /** Fields of metadata and annotations that can be most of an object, and that nothing here looks at. */
    static final Set<String> UNREAD = Set.of("managedFields", "kubectl.kubernetes.io/last-applied-configuration");

    private static final Set<String> PARENTS_OF_UNREAD = Set.of("metadata", "annotations");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private JsonCodec() {}

    /** Reads one object. */
    public static Json.Obj readObject(byte[] text) throws IOException {
        try (JsonParser in = FACTORY.createParser(text)) {
            return next(in).orElseThrow(() -> new JsonParseException(in, "no JSON object"));
        }
    }

    /** A parser of the objects that follow each other in a stream; closing it closes the stream. */
    static JsonParser open(InputStream stream) throws IOException {
        return FACTORY.createParser(stream);
    }

    /** The next object of the stream, or empty at its end. */
    static Optional<Json.Obj> next(JsonParser in) throws IOException {
        JsonToken token = in.nextToken();
        if (token == null) {
            return Optional.empty();
        }
        if (token != JsonToken.START_OBJECT) {
            throw new JsonParseException(in, "expected a JSON object, found " + token);
        }
        return Optional.of(readFields(in, "", 1));
    }

    private static Json read(JsonParser in, String name, int depth) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> depth > DEEPEST ? skip(in) : readFields(in, name, depth);
            case START_ARRAY -> depth > DEEPEST ? skip(in) : readElements(in, depth);
            case VALUE_STRING -> Json.of(in.getText());
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            case VALUE_NUMBER_INT -> readWhole(in);
            case VALUE_NUMBER_FLOAT -> new Json.Num(in.getDecimalValue());
            default -> Json.NULL;
        };
    }

    private static Json skip(JsonParser in) throws IOException {
        in.skipChildren();
        return Json.NULL;
    }

    private static Json.Obj readFields(JsonParser in, String parent, int depth) throws IOException {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        boolean partly = PARENTS_OF_UNREAD.contains(parent);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            if (partly && UNREAD.contains(name)) {
                in.skipChildren();
            } else {
                fields.put(name, read(in, name, depth + 1));
            }
        }
        return new Json.Obj(fields);
    }

    private static Json readElements(JsonParser in, int depth) throws IOException {
        List<Json> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(in, "", depth + 1));
        }
        return new Json.Arr(elements);
    }

    private static Json readWhole(JsonParser in) throws IOException {
        return in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? new Json.Num(in.getDecimalValue())
                : Json.of(in.getLongValue());
    }
}
