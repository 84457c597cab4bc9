package dev.sluice.domain.hash;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.domain.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the cases that Go programs have answered, one JSON object a line. */
final class GoldenCases {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private GoldenCases() {}

    static Stream<Json.Obj> read(String file) {
        try (InputStream in = GoldenCases.class.getResourceAsStream("/hash/" + file)) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(GoldenCases::parse);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Json.Obj parse(String text) {
        try {
            return (Json.Obj) Json.from(MAPPER.readValue(text, LinkedHashMap.class));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static String text(Json.Obj of, String field) {
        return of.text(field).orElseThrow();
    }
}
