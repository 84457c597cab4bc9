package dev.sluice.starter.cli.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sluice.domain.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Between text and {@link Json} trees. */
public final class Trees {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private Trees() {}

    /** The object of a JSON text that an API server sent. */
    public static Json.Obj object(String json) {
        try {
            return Json.from(JSON.readValue(json, Object.class)) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("not JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    /** The JSON text of a tree, on one line. */
    public static String text(Json tree) {
        try {
            return JSON.writeValueAsString(Json.toPlain(tree));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The documents of a YAML text; empty ones are left out.
     *
     * @throws IOException when the text is no YAML, or a key appears twice; the message says where
     */
    public static List<Json> documents(String yaml) throws IOException {
        List<Json> documents = new ArrayList<>();
        try (var values = YAML.readerFor(Object.class).<Object>readValues(yaml)) {
            while (values.hasNextValue()) {
                Json document = Json.from(values.nextValue());
                if (!document.equals(Json.NULL)) {
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    /** Plain values as indented JSON, ended by a line feed. */
    public static String asJson(Object plain) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(plain) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Plain values as YAML, ended by a line feed. */
    public static String asYaml(Object plain) {
        try {
            return YAML.writeValueAsString(plain);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
