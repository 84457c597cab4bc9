package dev.sluice.kube.cache;

import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.Strategy;
import dev.sluice.domain.spec.RolloutReader;
import dev.sluice.kube.Key;
import java.util.List;

/**
 * A Rollout as read once, and the object that it was read from.
 *
 * @param object without managed fields and the last applied configuration
 */
public record CachedRollout(Rollout rollout, Json.Obj object) {
    public static CachedRollout read(Json.Obj object) {
        return new CachedRollout(RolloutReader.read(object), object);
    }

    public Key key() {
        return new Key(rollout.id().namespace(), rollout.id().name());
    }

    /** The analysis templates that it refers to; none when its spec cannot be used. */
    public List<TemplateRef> templates() {
        return rollout.spec() instanceof Rollout.Spec.Valid(RolloutSpec spec) ? spec.templates() : List.of();
    }

    /** The Services that it names, each once; none when its spec cannot be used. */
    public List<String> services() {
        return rollout.spec() instanceof Rollout.Spec.Valid(RolloutSpec spec)
                ? spec.strategy().services().stream()
                        .map(Strategy.ServiceName::name)
                        .toList()
                : List.of();
    }

    boolean refersToTemplates() {
        return !templates().isEmpty();
    }
}
