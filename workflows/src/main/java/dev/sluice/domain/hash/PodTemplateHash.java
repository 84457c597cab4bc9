package dev.sluice.domain.hash;

import dev.sluice.domain.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * The hash of a pod template, which names its ReplicaSet and labels its pods (spec 3.2). It never fails: what is not of the
 * type that Kubernetes 1.34 knows does not count.
 */
public final class PodTemplateHash {
    private PodTemplateHash() {}

    /**
     * The hash as Kubernetes libraries since 0.34 make it.
     *
     * @param collisionCount {@code status.collisionCount}; absent and 0 give different hashes
     */
    public static String of(Json.Obj template, OptionalInt collisionCount) {
        return hash(template, GoJson.Times.OMITTED, collisionCount);
    }

    /** The hash as older libraries made it, which wrote a creation time that is not set as null. */
    public static String legacy(Json.Obj template, OptionalInt collisionCount) {
        return hash(template, GoJson.Times.NULL, collisionCount);
    }

    private static String hash(Json.Obj template, GoJson.Times times, OptionalInt collisionCount) {
        String encoded = GoJson.write(TypeTable.POD_TEMPLATE, template, times);
        int hash = Fnv.add(Fnv.START, encoded.getBytes(StandardCharsets.UTF_8));
        return Fnv.text(collisionCount.isEmpty() ? hash : Fnv.add(hash, eightBytes(collisionCount.getAsInt())));
    }

    private static byte[] eightBytes(int count) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(count)
                .array();
    }
}
