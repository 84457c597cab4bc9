package dev.sluice.metrics.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** User and password. */
public final class Basic {
    private Basic() {}

    /** The value of the header {@code Authorization}. */
    public static String value(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
