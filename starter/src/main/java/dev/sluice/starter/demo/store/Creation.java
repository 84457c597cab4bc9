package dev.sluice.starter.demo.store;

import static dev.sluice.starter.demo.object.ResourceType.Trait.GENERATION;
import static dev.sluice.starter.demo.object.ResourceType.Trait.STATUS;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ObjectMeta;
import dev.sluice.starter.demo.object.ResourceType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the API makes of an object that is sent to be created: checked, completed, with the server's own metadata. */
final class Creation {
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private final Clock clock;

    Creation(Clock clock) {
        this.clock = clock;
    }

    /**
     * The object to store, but for its version.
     *
     * @param namespace the one in the path; empty for cluster-scoped kinds
     * @throws ApiError BadRequest or Invalid
     */
    Json.Obj prepare(ResourceType type, String namespace, Json.Obj sent) {
        requireKind(type, sent);
        requireFresh(namespace, ObjectMeta.of(sent));
        Json.Obj typed = typed(type, type.has(STATUS) ? sent.without("status") : sent);
        return Defaults.complete(type, ObjectMeta.edit(typed, meta -> metadata(type, namespace, meta)));
    }

    /** The object with kind and apiVersion, in front. */
    private static Json.Obj typed(ResourceType type, Json.Obj sent) {
        Json.Obj object =
                Json.Obj.EMPTY.with("apiVersion", Json.of(type.apiVersion())).with("kind", Json.of(type.kind()));
        for (var field : sent.without("apiVersion").without("kind").fields().entrySet()) {
            object = object.with(field.getKey(), field.getValue());
        }
        return object;
    }

    private Json.Obj metadata(ResourceType type, String namespace, Json.Obj sent) {
        Json.Obj own = sent.without("managedFields")
                .without("selfLink")
                .without("generation")
                .without("deletionTimestamp")
                .without("deletionGracePeriodSeconds")
                .without("resourceVersion")
                .with("name", Json.of(name(type, sent)))
                .with("uid", Json.of(UUID.randomUUID().toString()))
                .with("creationTimestamp", Json.of(now().toString()));
        Json.Obj placed = type.namespaced() ? own.with("namespace", Json.of(namespace)) : own.without("namespace");
        return type.has(GENERATION) ? placed.with("generation", Json.of(1)) : placed;
    }

    private static String name(ResourceType type, Json.Obj metadata) {
        String name =
                metadata.text("name").filter(given -> !given.isEmpty()).orElseGet(() -> generated(type, metadata));
        if (name.length() > 253 || !NAME.matcher(name).matches()) {
            throw ApiError.invalid(
                    type,
                    name,
                    "metadata.name",
                    "Invalid value: \"" + name + "\": a lowercase RFC 1123 subdomain must consist of lower case "
                            + "alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character");
        }
        return name;
    }

    private static String generated(ResourceType type, Json.Obj metadata) {
        return metadata.text("generateName")
                .filter(prefix -> !prefix.isEmpty())
                .map(prefix -> prefix + RandomSuffix.next())
                .orElseThrow(() -> ApiError.invalid(
                        type, "", "metadata.name", "Required value: name or generateName is required"));
    }

    private static void requireKind(ResourceType type, Json.Obj sent) {
        String apiVersion = sent.text("apiVersion").orElse(type.apiVersion());
        String kind = sent.text("kind").orElse(type.kind());
        if (!apiVersion.equals(type.apiVersion()) || !kind.equals(type.kind())) {
            throw ApiError.badRequest(
                    "%s in version \"%s\" cannot be handled as a %s".formatted(kind, apiVersion, type.kind()));
        }
    }

    private static void requireFresh(String namespace, ObjectMeta sent) {
        if (!sent.namespace().isEmpty() && !sent.namespace().equals(namespace)) {
            throw ApiError.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        if (!sent.resourceVersion().isEmpty()) {
            throw ApiError.failure(500, "", "resourceVersion should not be set on objects to be created");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
