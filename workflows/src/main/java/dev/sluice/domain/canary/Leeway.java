package dev.sluice.domain.canary;

import dev.sluice.domain.rollout.CanaryStrategy;

/**
 * How many pods there may be, and must be, while sizes change (spec 3.3, "Limits").
 *
 * @param surge pods beyond the size
 * @param maxTotal pods at most, over all ReplicaSets
 * @param minAvailable available pods at least
 */
record Leeway(int surge, int maxTotal, int minAvailable) {

    static Leeway of(CanaryStrategy canary, int size) {
        int surge = Math.min(canary.maxSurge().up(size), Integer.MAX_VALUE - size);
        return new Leeway(surge, size + surge, size - unavailable(canary, size));
    }

    /** Pods that may be missing; none when there are to be none at all. */
    static int unavailable(CanaryStrategy canary, int size) {
        int missing = canary.maxUnavailable().down(size);
        boolean stuck = missing == 0 && canary.maxSurge().up(size) == 0;
        return Math.min(stuck ? 1 : missing, size);
    }
}
