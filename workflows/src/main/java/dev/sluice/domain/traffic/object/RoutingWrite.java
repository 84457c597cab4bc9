package dev.sluice.domain.traffic.object;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonPatch;
import dev.sluice.domain.rollout.Meta;
import java.util.Optional;

/** One write to a routing object. It has no effect on an object other than the one that was seen. */
public sealed interface RoutingWrite {
    ObjectRef ref();

    /** The Event to record, if any. */
    Optional<Notice> notice();

    /** Creates an object; that one of the name exists by now is a conflict. */
    record Create(ObjectRef ref, Json.Obj object, Optional<Notice> notice) implements RoutingWrite {}

    /**
     * Changes an object.
     *
     * @param patch names only what changes, and begins with a test of the resourceVersion that was seen
     */
    record Change(ObjectRef ref, JsonPatch patch, Optional<Notice> notice) implements RoutingWrite {}

    /** Deletes an object, if it still has this uid and resourceVersion; one that is gone is no error. */
    record Delete(ObjectRef ref, String uid, String resourceVersion, Optional<Notice> notice) implements RoutingWrite {}

    /** The write that makes an object what it is to be; empty when it is so already. */
    static Optional<RoutingWrite> between(Optional<Spot> seen, Wanted wanted) {
        if (seen.isEmpty()) {
            return wanted.object().map(object -> new Create(wanted.ref(), object, wanted.notice()));
        }
        Json.Obj old = seen.get().obj();
        Meta meta = Meta.read(old);
        if (wanted.object().isEmpty()) {
            return Optional.of(new Delete(wanted.ref(), meta.uid(), meta.resourceVersion(), wanted.notice()));
        }
        JsonPatch patch = JsonPatch.between(old, wanted.object().get());
        return patch.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(
                        wanted.ref(),
                        patch.onlyIf("/metadata/resourceVersion", Json.of(meta.resourceVersion())),
                        wanted.notice()));
    }
}
