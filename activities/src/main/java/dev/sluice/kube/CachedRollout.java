package dev.sluice.kube;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.spec.RolloutReader;

/**
 * A Rollout as read once, and the object that it was read from.
 *
 * @param object without managed fields and the last applied configuration
 */
public record CachedRollout(Rollout rollout, Json.Obj object) {
    static CachedRollout read(Json.Obj object) {
        return new CachedRollout(RolloutReader.read(object), object);
    }

    Key key() {
        return new Key(rollout.id().namespace(), rollout.id().name());
    }
}
