package dev.sluice.starter.demo.store;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ObjectKey;
import dev.sluice.starter.demo.object.ObjectMeta;

/**
 * How an object is to be deleted.
 *
 * @param uid the uid that the object must have; empty for any
 * @param resourceVersion the version that the object must have; empty for any
 * @param orphan whether objects that it owns are released instead of deleted
 */
public record DeleteOptions(String uid, String resourceVersion, boolean orphan, boolean dryRun) {
    public static final DeleteOptions PLAIN = new DeleteOptions("", "", false, false);

    /**
     * Holds the preconditions against an object.
     *
     * @throws ApiError Conflict when one does not hold
     */
    void check(ObjectKey key, Json.Obj object) {
        ObjectMeta meta = ObjectMeta.of(object);
        if (!uid.isEmpty() && !uid.equals(meta.uid())) {
            throw ApiError.conflict(
                    key,
                    "the UID in the precondition (%s) does not match the UID in record (%s). "
                                    .formatted(uid, meta.uid())
                            + "The object might have been deleted and then recreated");
        }
        if (!resourceVersion.isEmpty() && !resourceVersion.equals(meta.resourceVersion())) {
            throw ApiError.conflict(
                    key,
                    "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in record (%s). "
                                    .formatted(resourceVersion, meta.resourceVersion())
                            + "The object might have been modified");
        }
    }
}
