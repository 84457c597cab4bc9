package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;

/** A broken rule in the words of Kubernetes: {@code path: Invalid value: value: detail} (spec 1.10). */
public final class FieldError {
    private static final int LONGEST_VALUE = 512;

    private FieldError() {}

    public static String invalid(String path, Json value, String detail) {
        String text = JsonText.write(value);
        return path + ": Invalid value: " + shown(text) + ": " + detail;
    }

    /** Never ends in half a character: what is stored would differ from what was meant. */
    private static String shown(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        boolean split = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1));
        return value.substring(0, split ? LONGEST_VALUE - 1 : LONGEST_VALUE) + "…";
    }

    public static String required(String path, String detail) {
        return path + ": Required value: " + detail;
    }

    public static String internal(String path, String detail) {
        return path + ": Internal error: " + detail;
    }

    /** A field whose behaviour this version of Sluice does not have; it is refused rather than ignored. */
    public static String unsupported(String path) {
        return path + ": Forbidden: not supported by this version of Sluice";
    }
}
