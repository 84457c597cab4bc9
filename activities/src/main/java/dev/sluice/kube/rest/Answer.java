package dev.sluice.kube.rest;

import dev.sluice.domain.json.Json;

/**
 * What the API server answered; an error is an answer too.
 *
 * @param code HTTP status
 * @param body the object, or a {@code Status}; empty when the answer held no JSON object
 */
public record Answer(int code, Json.Obj body) {
    public static final int BAD_REQUEST = 400;
    public static final int CONFLICT = 409;
    public static final int GONE = 410;
    public static final int INVALID = 422;
    public static final int NOT_FOUND = 404;
    public static final int TOO_MANY_REQUESTS = 429;

    public boolean ok() {
        return code >= 200 && code < 300;
    }

    /** The {@code reason} of a {@code Status}, else "HTTP" and the status. */
    public String reason() {
        return body.text("reason").filter(reason -> !reason.isEmpty()).orElse("HTTP " + code);
    }

    /** The message of a {@code Status} in at most 4096 characters, else the {@link #reason}. */
    public String why() {
        return Excerpt.of(
                body.text("message").filter(message -> !message.isEmpty()).orElse(reason()));
    }

    /** {@code metadata.resourceVersion}; empty when there is none. */
    public String version() {
        return body.obj("metadata").text("resourceVersion").orElse("");
    }

    /** {@code metadata.uid}; empty when there is none. */
    public String uid() {
        return body.obj("metadata").text("uid").orElse("");
    }
}
