package dev.sluice.metrics.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ProviderException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads JSON of servers: numbers as doubles but for those that fit into a long, and at most 200 levels deep. */
public final class JsonBody {
    private static final int DEEPEST = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(1000)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonBody() {}

    /**
     * The value, or empty when the text is not one JSON value, or has a number beyond a double.
     *
     * @throws ProviderException when it is nested too deeply, or a number has too many digits
     */
    public static Optional<Json> parse(String text) throws ProviderException {
        try (JsonParser in = FACTORY.createParser(text)) {
            if (in.nextToken() == null) {
                return Optional.empty();
            }
            Json value = read(in);
            return in.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (StreamConstraintsException tooMuch) {
            throw new ProviderException(
                    "the answer is nested deeper than " + DEEPEST + " levels, or has a number of more than 1000 digits",
                    tooMuch);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Json read(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> readFields(in);
            case START_ARRAY -> readElements(in);
            case VALUE_STRING -> Json.of(in.getText());
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(in);
            default -> Json.NULL;
        };
    }

    private static Json readFields(JsonParser in) throws IOException {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            fields.put(name, read(in));
        }
        return new Json.Obj(fields);
    }

    private static Json readElements(JsonParser in) throws IOException {
        List<Json> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(in));
        }
        return new Json.Arr(elements);
    }

    private static Json readNumber(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT
                && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return Json.of(in.getLongValue());
        }
        double value = in.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw new JsonParseException(in, "a number beyond a double");
        }
        return new Json.Num(BigDecimal.valueOf(value));
    }
}
