package dev.sluice.domain.plan;

import java.util.List;

/**
 * Which release a plan belongs to: another uid, pod hash or step hash is another release.
 *
 * @param replicaSet name of the ReplicaSet that carries the template
 * @param revision 0 before the ReplicaSet has one
 * @param attempt 1 for the first; one more than that of the record kept on the ReplicaSet when that
 *     ended in an abort which was taken back
 */
public record ReleaseId(
        String uid,
        String podHash,
        String stepHash,
        String replicaSet,
        int revision,
        int attempt,
        List<String> images) {
    public ReleaseId {
        images = List.copyOf(images);
    }

    /** Whether both may name the same release; an empty hash is not known yet, and differs from none. */
    public boolean sameAs(ReleaseId other) {
        return uid.equals(other.uid) && agree(podHash, other.podHash) && agree(stepHash, other.stepHash);
    }

    private static boolean agree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
