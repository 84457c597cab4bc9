package dev.sluice.starter.demo.http;

import dev.sluice.starter.demo.object.ApiError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request; of a repeated one the first counts. */
record Query(Map<String, String> parameters) {
    Query {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads a query.
     *
     * @param raw still encoded; null when the request has none
     */
    static Query parse(@Nullable String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return new Query(parameters);
    }

    /** The parameter, or the empty text. */
    String text(String name) {
        return parameters.getOrDefault(name, "");
    }

    boolean flag(String name) {
        return text(name).equals("true") || text(name).equals("1");
    }

    /**
     * Whether nothing is to be stored.
     *
     * @throws ApiError Invalid for any value but {@code All}
     */
    boolean dryRun() {
        String value = text("dryRun");
        if (!value.isEmpty() && !value.equals("All")) {
            throw ApiError.failure(
                    422, "Invalid", "dryRun: Unsupported value: [\"" + value + "\"]: supported values: \"All\"");
        }
        return value.equals("All");
    }

    /**
     * A version, or 0 when it is not given.
     *
     * @throws ApiError BadRequest when it is no number
     */
    long version() {
        String value = text("resourceVersion");
        try {
            return value.isEmpty() ? 0 : Long.parseUnsignedLong(value);
        } catch (NumberFormatException malformed) {
            throw ApiError.badRequest("invalid resource version: resourceVersion: Invalid value: \"" + value + "\"");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
