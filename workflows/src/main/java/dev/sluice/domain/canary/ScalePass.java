package dev.sluice.domain.canary;

import dev.sluice.domain.release.Sizing;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.ProgressThreshold;
import dev.sluice.domain.rollout.ReplicaSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which ReplicaSets change size now (spec 3.3, "Order of RS writes"): the stable one, or else the current one, or else old
 * ones. One kind at a time, since each next one counts on what the one before made available.
 */
final class ScalePass implements Scaling {
    private final ReplicaSets sets;
    private final Leeway leeway;
    private final int size;
    private final Sizes target;
    private final Optional<ProgressThreshold> threshold;

    ScalePass(ReplicaSets sets, Leeway leeway, int size, int weight, Optional<ProgressThreshold> threshold) {
        this.threshold = threshold;
        this.sets = sets;
        this.leeway = leeway;
        this.size = size;
        this.target =
                sets.distinctStable().isEmpty() ? new Sizes(size, 0) : CanaryTarget.of(size, weight, leeway.surge());
    }

    @Override
    public List<Sizing> next() {
        Sizes sizes = SizePass.next(sets, target, leeway);
        List<Sizing> stable = sets.distinctStable().stream()
                .map(set -> new Sizing(set, sizes.stable(), "stable"))
                .filter(this::needed)
                .toList();
        if (!stable.isEmpty()) {
            return stable;
        }
        List<Sizing> current = sets.current().stream()
                .map(set ->
                        new Sizing(set, sizes.canary(), sets.distinctStable().isEmpty() ? "stable" : "canary"))
                .filter(this::needed)
                .toList();
        return current.isEmpty() ? others() : current;
    }

    private boolean needed(Sizing sizing) {
        return sizing.needed(size);
    }

    private List<Sizing> others() {
        List<Sizing> unhealthy = sets.others().stream()
                .filter(set -> set.replicas() > set.available())
                .map(set -> new Sizing(set, set.available(), "old"))
                .toList();
        return unhealthy.isEmpty() ? healthyOthers() : unhealthy;
    }

    private List<Sizing> healthyOthers() {
        int allowance = sets.all().stream().mapToInt(ReplicaSet::available).sum() - leeway.minAvailable();
        List<ReplicaSet> newestFirst = sets.others().stream()
                .filter(set -> set.replicas() > 0)
                .sorted(Comparator.comparingInt(ReplicaSet::revision).reversed())
                .toList();
        List<Sizing> sizings = new ArrayList<>();
        for (ReplicaSet set : newestFirst) {
            int cut = Math.min(allowance, set.replicas());
            if (cut > 0) {
                sizings.add(new Sizing(set, set.replicas() - cut, "old"));
                allowance -= cut;
            }
        }
        return sizings;
    }

    @Override
    public boolean atDesiredCounts() {
        return sets.current().filter(this::currentReady).isPresent()
                && sets.distinctStable().stream().allMatch(this::stableSettled)
                && sets.others().stream().allMatch(set -> set.available() == 0);
    }

    private boolean currentReady(ReplicaSet set) {
        return set.replicas() == target.canary()
                && threshold
                        .map(enough -> enough.isMet(set.available(), target.canary()))
                        .orElse(set.available() == target.canary());
    }

    private boolean stableSettled(ReplicaSet set) {
        return set.replicas() == target.stable() && set.current() == target.stable();
    }
}
