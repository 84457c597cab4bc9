package dev.sluice.domain.canary;

import dev.sluice.domain.release.Scene;
import dev.sluice.domain.release.Sizing;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.CanaryStatus;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Times;
import dev.sluice.domain.rollout.TrafficOptions;
import dev.sluice.domain.rollout.TrafficWeights;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sizes of a canary release whose traffic is routed (spec 3.4): the stable set, or else the current one, or else old
 * ones. No set becomes smaller than the traffic needs that it was last given.
 */
final class RoutedPass implements Scaling {
    private final Scene scene;
    private final ReplicaSets sets;
    private final TrafficOptions options;
    private final Release release;
    private final Halt halt;
    private final CanaryStatus traffic;
    private final boolean settled;
    private final CanaryScale scale;
    private final int weight;

    /**
     * A pass.
     *
     * @param traffic where it goes
     * @param settled whether that is where it should go now, so that what has no share may shrink
     * @param weight the desired one
     */
    RoutedPass(Scene scene, Release release, Halt halt, CanaryStatus traffic, boolean settled, int weight) {
        this.scene = scene;
        this.sets = scene.sets();
        this.options = scene.spec().canary().traffic().orElseThrow();
        this.release = release;
        this.halt = halt;
        this.traffic = traffic;
        this.settled = settled;
        this.scale = new CanaryScale(options, scene.spec().steps(), size());
        this.weight = weight;
    }

    @Override
    public List<Sizing> next() {
        List<Sizing> stable = needed(sets.distinctStable().map(set -> new Sizing(set, stableSize(), "stable")));
        if (!stable.isEmpty()) {
            return stable;
        }
        List<Sizing> current = needed(sets.current().map(this::current));
        return current.isEmpty() ? new OldSets(scene, options, release, traffic, settled).sizings() : current;
    }

    private List<Sizing> needed(Optional<Sizing> sizing) {
        return sizing.filter(one -> one.needed(size())).stream().toList();
    }

    private Sizing current(ReplicaSet set) {
        if (sets.distinctStable().isEmpty()) {
            return new Sizing(set, size(), "stable");
        }
        return halt.abort() ? aborted(set) : new Sizing(set, Math.max(wanted(), floor(set)), "canary");
    }

    /** Pods of the canary at the release's step. */
    private int wanted() {
        return weight == options.maxWeight() && isDone()
                ? size()
                : scale.canary(release.stepIndex().orElse(scene.spec().steps().size()), weight);
    }

    private boolean isDone() {
        int steps = scene.spec().steps().size();
        return release.promoteFull() || release.stepIndex().orElse(steps) >= steps;
    }

    /** What a smaller canary has to keep for the traffic that it still has; a user's own number of pods is his business. */
    private int floor(ReplicaSet set) {
        boolean given = release.stepIndex().isPresent()
                && scale.active(release.stepIndex().getAsInt()).isPresent();
        return given ? 0 : Math.min(set.replicas(), carriedBy(set));
    }

    private int carriedBy(ReplicaSet set) {
        return scale.forWeight(
                traffic.weights().map(weights -> weights.carriedBy(set.hash())).orElse(0));
    }

    private int stableSize() {
        if (!options.dynamicStable()) {
            return size();
        }
        int rest = scale.forWeight(options.maxWeight() - desired());
        int serving = traffic.weights()
                .map(TrafficWeights::stable)
                .map(share -> scale.forWeight(share.weight()))
                .orElse(size());
        return Math.min(size(), Math.max(rest, serving));
    }

    private int desired() {
        return halt.abort() ? shrinkingTo() : weight;
    }

    private int shrinkingTo() {
        return new DesiredWeight(scene, options, release, halt, traffic.weights()).abortedTo();
    }

    /** Kept for the delay as it is, for ever when that is zero; without one it shrinks as its traffic does. */
    private Sizing aborted(ReplicaSet set) {
        if (!options.holdsAborted()) {
            return new Sizing(
                    set, Math.max(carriedBy(set), Math.min(set.replicas(), scale.forWeight(desired()))), "aborted");
        }
        Duration delay = options.abortDelayOrDefault();
        if (delay.isZero() || set.replicas() == 0) {
            return new Sizing(set, set.replicas(), "aborted");
        }
        Optional<Instant> end =
                set.scaleDownDeadline().or(() -> mayBegin() ? Optional.of(after(delay)) : Optional.empty());
        boolean over = end.isPresent() && !scene.now().isBefore(end.get());
        return over && settled ? new Sizing(set, 0, "aborted") : new Sizing(set, set.replicas(), "aborted", end);
    }

    /** The delay begins when the stable version has taken over. */
    private boolean mayBegin() {
        return settled
                && sets.stable().map(ReplicaSet::available).orElse(0) >= size()
                && traffic.weights()
                        .map(weights -> weights.canary().weight() == 0)
                        .orElse(false);
    }

    private Instant after(Duration delay) {
        return Times.toSecond(scene.now()).plus(delay);
    }

    @Override
    public boolean atDesiredCounts() {
        return sets.current().filter(this::currentReady).isPresent()
                && (options.dynamicStable() || sets.distinctStable().stream().allMatch(this::stableSettled));
    }

    private boolean currentReady(ReplicaSet set) {
        int wanted = sets.distinctStable().isEmpty() ? size() : wanted();
        return set.replicas() == wanted
                && scene.spec()
                        .canary()
                        .threshold()
                        .map(threshold -> threshold.isMet(set.available(), wanted))
                        .orElse(set.available() == wanted);
    }

    private boolean stableSettled(ReplicaSet set) {
        return set.replicas() == size() && set.current() == size();
    }

    private int size() {
        return scene.spec().size();
    }
}
