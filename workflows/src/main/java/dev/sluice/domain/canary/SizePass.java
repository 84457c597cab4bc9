package dev.sluice.domain.canary;

import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.ReplicaSet;
import java.util.Optional;

/**
 * The next sizes on the way to a target, within the leeway (spec 3.3, "Limits" 1 to 5, exact): first what may grow grows,
 * then the draining side shrinks as far as availability allows.
 */
final class SizePass {
    private final Optional<ReplicaSet> current;
    private final Optional<ReplicaSet> stable;
    private final Sizes target;
    private final Leeway leeway;
    private final int othersSize;

    private SizePass(ReplicaSets sets, Sizes target, Leeway leeway) {
        this.current = sets.current();
        this.stable = sets.distinctStable();
        this.target = target;
        this.leeway = leeway;
        this.othersSize = sets.others().stream().mapToInt(ReplicaSet::replicas).sum();
    }

    /** The sizes to set now; the present ones where nothing may move yet. */
    static Sizes next(ReplicaSets sets, Sizes target, Leeway leeway) {
        SizePass pass = new SizePass(sets, target, leeway);
        return pass.shrink(pass.grow());
    }

    private Sizes grow() {
        int budget = leeway.maxTotal() - othersSize - size(current) - size(stable);
        int stableGrowth = growth(stable, target.stable(), budget);
        int canaryGrowth = growth(current, target.canary(), budget - stableGrowth);
        return new Sizes(size(current) + canaryGrowth, size(stable) + stableGrowth);
    }

    private static int growth(Optional<ReplicaSet> set, int target, int budget) {
        return set.map(present -> Math.max(0, Math.min(budget, target - present.replicas())))
                .orElse(0);
    }

    private Sizes shrink(Sizes grown) {
        if (othersSize > 0) {
            return grown;
        }
        boolean increasing = current.isEmpty() || target.canary() >= size(current);
        int counted = countable(current, !increasing) + countable(stable, increasing);
        int allowance = counted - leeway.minAvailable();
        if (allowance <= 0) {
            return grown;
        }
        if (!increasing) {
            Drain drain =
                    drained(current, grown.canary(), target.canary(), allowance).beside(stable, grown.stable());
            return new Sizes(drain.drained(), drain.kept());
        }
        if (stable.isEmpty()) {
            return grown;
        }
        Drain drain =
                drained(stable, grown.stable(), target.stable(), allowance).beside(current, grown.canary());
        return new Sizes(drain.kept(), drain.drained());
    }

    private Draining drained(Optional<ReplicaSet> set, int grown, int target, int allowance) {
        int size = size(set);
        int drained = size > target ? Math.max(target, size - allowance) : grown;
        return new Draining(drained, set.map(ReplicaSet::available).orElse(0));
    }

    private static int countable(Optional<ReplicaSet> set, boolean ignoreAvailability) {
        return set.map(present -> ignoreAvailability || present.replicas() < present.available()
                        ? present.replicas()
                        : present.available())
                .orElse(0);
    }

    private static int size(Optional<ReplicaSet> set) {
        return set.map(ReplicaSet::replicas).orElse(0);
    }

    private record Drain(int drained, int kept) {}

    /** The shrinking side; sizes are then fitted to the one that is kept. */
    private final class Draining {
        private final int drained;
        private final int available;

        Draining(int drained, int available) {
            this.drained = drained;
            this.available = available;
        }

        Drain beside(Optional<ReplicaSet> other, int kept) {
            if (other.isEmpty()) {
                return new Drain(drained, kept);
            }
            int keep = kept - over(drained, kept);
            int keptAvailable = other.get().available();
            int total = Math.min(available, drained) + Math.min(keptAvailable, keep);
            int lost = Math.max(0, keptAvailable - keep);
            keep += Math.min(lost, Math.max(0, leeway.minAvailable() - total));
            return new Drain(drained - over(drained, keep), keep);
        }

        private int over(int drained, int kept) {
            return Math.max(0, drained + kept - leeway.maxTotal());
        }
    }
}
