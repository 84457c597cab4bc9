package dev.sluice.starter.demo.object;

import dev.sluice.domain.json.Json;
import java.util.List;

/** A refusal, with the status that the client gets. The words are those of the real API server, which some clients read. */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Status status;

    private ApiError(Status status) {
        super(status.message());
        this.status = status;
    }

    /** The path names nothing that is served. */
    public static ApiError noSuchResource() {
        return failure(404, "NotFound", "the server could not find the requested resource");
    }

    public static ApiError notFound(ObjectKey key) {
        return about(404, "NotFound", key, quoted(key) + " not found");
    }

    public static ApiError alreadyExists(ObjectKey key) {
        return about(409, "AlreadyExists", key, quoted(key) + " already exists");
    }

    public static ApiError conflict(ObjectKey key, String why) {
        return about(409, "Conflict", key, "Operation cannot be fulfilled on " + quoted(key) + ": " + why);
    }

    /** The object has another resourceVersion than the one that the client saw. */
    public static ApiError modified(ObjectKey key) {
        return conflict(
                key, "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static ApiError badRequest(String message) {
        return failure(400, "BadRequest", message);
    }

    public static ApiError methodNotAllowed() {
        return failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    public static ApiError unsupportedMediaType(String message) {
        return failure(415, "UnsupportedMediaType", message);
    }

    /** A JSON patch whose test failed, or that names a path that is not there. */
    public static ApiError patchRejected() {
        return failure(422, "Invalid", "the server rejected our request due to an error in our request");
    }

    /** The changes after this version are no longer known; the client has to list again. */
    public static ApiError expired(long version, long oldest) {
        return failure(410, "Expired", "too old resource version: " + version + " (" + oldest + ")");
    }

    /** A list was asked for a version that does not exist yet. */
    public static ApiError tooLargeVersion(String version, long current) {
        Json.Obj cause = Json.Obj.EMPTY
                .with("reason", Json.of("ResourceVersionTooLarge"))
                .with("message", Json.of("Too large resource version"));
        return new ApiError(new Status(
                504,
                "Timeout",
                "Timeout: Too large resource version: " + version + ", current: " + current,
                Json.Obj.EMPTY.with("causes", new Json.Arr(List.of(cause))).with("retryAfterSeconds", Json.of(1))));
    }

    /** One field of an object is not as it must be. */
    public static ApiError invalid(ResourceType type, String name, String field, String problem) {
        Json.Obj cause = Json.Obj.EMPTY
                .with("reason", Json.of(problem.startsWith("Required") ? "FieldValueRequired" : "FieldValueInvalid"))
                .with("message", Json.of(problem))
                .with("field", Json.of(field));
        return new ApiError(new Status(
                422,
                "Invalid",
                type.qualifiedKind() + " \"" + name + "\" is invalid: " + field + ": " + problem,
                Status.named(type.group(), type.kind(), name).with("causes", new Json.Arr(List.of(cause)))));
    }

    public static ApiError failure(int code, String reason, String message) {
        return new ApiError(Status.failure(code, reason, message));
    }

    public Status status() {
        return status;
    }

    private static ApiError about(int code, String reason, ObjectKey key, String message) {
        return new ApiError(new Status(code, reason, message, Status.about(key)));
    }

    private static String quoted(ObjectKey key) {
        return key.type().qualifiedPlural() + " \"" + key.name() + "\"";
    }
}
