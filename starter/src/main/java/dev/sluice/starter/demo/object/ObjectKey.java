package dev.sluice.starter.demo.object;

import dev.sluice.domain.json.Json;
import java.util.Comparator;

/**
 * Where an object lives.
 *
 * @param namespace empty for cluster-scoped kinds
 */
public record ObjectKey(ResourceType type, String namespace, String name) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(
                    (ObjectKey key) -> key.type().group())
            .thenComparing(key -> key.type().plural())
            .thenComparing(ObjectKey::namespace)
            .thenComparing(ObjectKey::name);

    /** The key of an object that carries its name and namespace. */
    public static ObjectKey of(ResourceType type, Json.Obj object) {
        ObjectMeta meta = ObjectMeta.of(object);
        return new ObjectKey(type, meta.namespace(), meta.name());
    }

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }
}
