package dev.sluice.starter.demo.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import java.nio.charset.StandardCharsets;

/** JSON trees as text. Only ASCII is written, since a client may decode a watch in pieces that split a character. */
final class JsonText {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private JsonText() {}

    static byte[] write(Json json) {
        try {
            return MAPPER.writeValueAsString(Json.toPlain(json)).getBytes(StandardCharsets.US_ASCII);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The tree that a text stands for.
     *
     * @throws ApiError BadRequest when it is not one JSON value
     */
    static Json read(String text) {
        try {
            return Json.from(MAPPER.readValue(text, Object.class));
        } catch (JsonProcessingException malformed) {
            throw ApiError.badRequest("the body of the request is not JSON: " + malformed.getOriginalMessage());
        }
    }
}
