package dev.sluice.kube.cache;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import java.util.Optional;

/**
 * Which Rollouts this process serves (spec 8.1).
 *
 * @param namespace empty for all
 * @param instanceId those labelled with this instance id; empty for those without the label
 */
public record Scope(Optional<String> namespace, String instanceId) {

    /** Everything without an instance id. */
    public static final Scope ALL = new Scope(Optional.empty(), "");

    /** Whether this process looks at a namespace at all. */
    public boolean covers(String name) {
        return namespace.map(name::equals).orElse(true);
    }

    /** The label selector that the API server applies. */
    public String selector() {
        return instanceId.isEmpty() ? "!" + Keys.INSTANCE_ID : Keys.INSTANCE_ID + "=" + instanceId;
    }

    /** Whether the labels of a Rollout object are those of this instance. */
    public boolean serves(Json.Obj rollout) {
        Json.Obj labels = rollout.obj("metadata").obj("labels");
        return instanceId.isEmpty()
                ? !labels.fields().containsKey(Keys.INSTANCE_ID)
                : labels.text(Keys.INSTANCE_ID).filter(instanceId::equals).isPresent();
    }
}
