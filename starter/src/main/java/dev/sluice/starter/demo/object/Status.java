package dev.sluice.starter.demo.object;

import dev.sluice.domain.json.Json;

/**
 * The {@code Status} object with which the API answers what is not an object.
 *
 * @param code the HTTP status code
 * @param reason the machine-readable word; empty when there is none
 * @param details what the answer is about; may be the empty object
 */
public record Status(int code, String reason, String message, Json.Obj details) {

    /** A failure that is about no single object. */
    public static Status failure(int code, String reason, String message) {
        return new Status(code, reason, message, Json.Obj.EMPTY);
    }

    /** What a completed deletion answers. */
    public static Json.Obj deleted(ObjectKey key, String uid) {
        return head("Success").with("details", about(key).with("uid", Json.of(uid)));
    }

    /** What an accepted request answers that returns no object. */
    public static Json.Obj success(int code) {
        return head("Success").with("code", Json.of(code));
    }

    /** The details that name an object by its plural. */
    public static Json.Obj about(ObjectKey key) {
        return named(key.type().group(), key.type().plural(), key.name());
    }

    /** The details that name an object; an empty group is left out. */
    public static Json.Obj named(String group, String kind, String name) {
        Json.Obj details = Json.Obj.EMPTY.with("name", Json.of(name));
        return (group.isEmpty() ? details : details.with("group", Json.of(group))).with("kind", Json.of(kind));
    }

    /** The object as it is sent. */
    public Json.Obj toJson() {
        Json.Obj status = head("Failure").with("message", Json.of(message));
        return (reason.isEmpty() ? status : status.with("reason", Json.of(reason)))
                .with("details", details)
                .with("code", Json.of(code));
    }

    private static Json.Obj head(String outcome) {
        return Json.Obj.EMPTY
                .with("kind", Json.of("Status"))
                .with("apiVersion", Json.of("v1"))
                .with("metadata", Json.Obj.EMPTY)
                .with("status", Json.of(outcome));
    }
}
