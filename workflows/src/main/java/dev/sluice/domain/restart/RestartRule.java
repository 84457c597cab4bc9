package dev.sluice.domain.restart;

import dev.sluice.domain.plan.PodSummary;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.ReplicaSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which pods a restart evicts next (spec 3.10). */
public final class RestartRule {
    private RestartRule() {}

    /** Whether the restart asked for is still to be done, now or later. */
    public static boolean pending(Optional<Instant> restartAt, Optional<Instant> restartedAt) {
        return restartAt.isPresent() && !restartAt.equals(restartedAt);
    }

    /** Pods that are older than the restart, in the order in which they go: stable, current, old sets. */
    public static List<PodSummary> older(ReplicaSets sets, List<PodSummary> pods, Instant restartAt) {
        return Stream.concat(
                        Stream.concat(sets.stable().stream(), sets.current().stream())
                                .distinct(),
                        sets.others().stream())
                .flatMap(set -> pods.stream()
                        .filter(pod -> pod.replicaSetUid().equals(set.meta().uid())))
                .filter(pod -> pod.created().isBefore(restartAt))
                .toList();
    }

    /**
     * How many pods may go now.
     *
     * @param maxUnavailable pods that may be missing; at least one is let go
     */
    public static int allowance(ReplicaSets sets, int size, int maxUnavailable) {
        int available = sets.all().stream().mapToInt(ReplicaSet::available).sum();
        int wanted = sets.all().stream().mapToInt(ReplicaSet::replicas).sum();
        return Math.max(0, available - (Math.max(size, wanted) - Math.max(maxUnavailable, 1)));
    }
}
