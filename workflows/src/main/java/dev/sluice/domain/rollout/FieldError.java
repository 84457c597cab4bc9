package dev.sluice.domain.rollout;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;

/** A broken rule in the words of Kubernetes: {@code path: Invalid value: value: detail} (spec 1.10). */
public final class FieldError {
    private static final int LONGEST_VALUE = 512;

    private FieldError() {}

    public static String invalid(String path, Json value, String detail) {
        String text = JsonText.write(value);
        String shown = text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
        return path + ": Invalid value: " + shown + ": " + detail;
    }

    public static String required(String path, String detail) {
        return path + ": Required value: " + detail;
    }

    /** A field whose behaviour this version of Sluice does not have; it is refused rather than ignored. */
    public static String unsupported(String path) {
        return path + ": Forbidden: not supported by this version of Sluice";
    }
}
