package dev.sluice.domain.canary;

import dev.sluice.domain.release.Scene;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.TrafficOptions;
import dev.sluice.domain.rollout.TrafficWeights;
import dev.sluice.domain.step.Step;
import java.util.List;
import java.util.Optional;

/** The share of the traffic that the canary is to have now (spec 3.6, "desiredWeight"). */
final class DesiredWeight {
    private final Scene scene;
    private final TrafficOptions options;
    private final Release release;
    private final Halt halt;
    private final Optional<TrafficWeights> taken;
    private final List<Step> steps;

    /** @param taken as the routers took them last */
    DesiredWeight(Scene scene, TrafficOptions options, Release release, Halt halt, Optional<TrafficWeights> taken) {
        this.scene = scene;
        this.options = options;
        this.release = release;
        this.halt = halt;
        this.taken = taken;
        this.steps = scene.spec().steps();
    }

    /**
     * A share.
     *
     * @param hash label of the pods that get it
     * @param routes whether routes that steps have made are kept
     */
    record Wanted(int weight, String hash, boolean routes) {}

    /**
     * What is wanted.
     *
     * @param atDesiredCounts whether the pods of the step are there
     */
    Wanted wanted(boolean atDesiredCounts) {
        Optional<String> former = former();
        if (former.isPresent()) {
            return new Wanted(isGoingBack() ? goingBack(0) : 0, former.get(), false);
        }
        if (release.fullyPromoted() || scene.sets().stable().isEmpty()) {
            return none();
        }
        if (halt.abort()) {
            return new Wanted(goingBack(abortedTo()), scene.hash(), false);
        }
        int available = scene.sets().current().map(ReplicaSet::available).orElse(0);
        if (available == 0) {
            return none();
        }
        if (release.promoteFull()) {
            int grown = options.dynamicStable() ? share(available) : carried();
            return new Wanted(Math.min(grown, options.maxWeight()), scene.hash(), false);
        }
        return new Wanted(ofStep(atDesiredCounts), scene.hash(), true);
    }

    private Wanted none() {
        return new Wanted(0, scene.hash(), false);
    }

    /** Another canary that still has traffic: it is taken from it before anything else gets any. */
    private Optional<String> former() {
        return taken.map(TrafficWeights::canary)
                .filter(share -> share.weight() > 0 && !share.hash().isEmpty())
                .map(TrafficWeights.Share::hash)
                .filter(hash -> !hash.equals(scene.hash()));
    }

    /** Whether the stable version is the wanted one again, and has to grow before it can take all traffic back. */
    private boolean isGoingBack() {
        return options.dynamicStable()
                && release.fullyPromoted()
                && scene.sets()
                        .current()
                        .filter(set -> set.available() < size())
                        .isPresent();
    }

    /** A smaller weight needs no more pods, so it comes before they go; a larger one waits for them. */
    private int ofStep(boolean atDesiredCounts) {
        int index = release.stepIndex().orElse(steps.size());
        int wanted = index >= steps.size() ? options.maxWeight() : CanaryWeight.at(steps, index);
        return atDesiredCounts || wanted <= carried() ? wanted : CanaryWeight.at(steps, index - 1);
    }

    private int carried() {
        return taken.map(weights -> weights.carriedBy(scene.hash())).orElse(0);
    }

    /** The weight on the way back to a stable version that may have to grow first (spec 3.6, D). */
    private int goingBack(int wanted) {
        Optional<ReplicaSet> stable = scene.sets().stable();
        if (!options.dynamicStable() || stable.isEmpty() || size() == 0) {
            return 0;
        }
        int stableShare = share(stable.get().available());
        int missing = Math.max(0, options.maxWeight() - stableShare);
        if (taken.isEmpty()) {
            return Math.max(missing, wanted);
        }
        int now = taken.get().canary().weight();
        if (wanted <= 0) {
            return Math.min(missing, now);
        }
        return stableShare < options.maxWeight() - wanted ? now : Math.min(wanted, now);
    }

    /** The weight that an aborted canary shrinks to next, while the stable version grows (spec 3.4). */
    int abortedTo() {
        if (!options.dynamicStable()) {
            return 0;
        }
        int missing = size() - scene.sets().stable().map(ReplicaSet::available).orElse(0);
        boolean held = options.abortDelay().filter(delay -> delay.isPositive()).isPresent();
        int present = scene.sets().current().map(ReplicaSet::available).orElse(0);
        int pods = held ? missing : Math.max(missing, present);
        return steps.reversed().stream()
                .filter(Step.SetWeight.class::isInstance)
                .map(Step.SetWeight.class::cast)
                .mapToInt(Step.SetWeight::weight)
                .filter(weight -> Math.ceilDiv((long) weight * size(), (long) options.maxWeight()) < pods)
                .findFirst()
                .orElse(0);
    }

    private int share(int pods) {
        return size() == 0 ? options.maxWeight() : (int) ((long) options.maxWeight() * pods / size());
    }

    private int size() {
        return scene.spec().size();
    }
}
