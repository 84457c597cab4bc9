package dev.sluice.domain.canary;

import dev.sluice.domain.release.Retention;
import dev.sluice.domain.release.Scene;
import dev.sluice.domain.release.Sizing;
import dev.sluice.domain.rollout.CanaryStatus;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.rollout.Times;
import dev.sluice.domain.rollout.TrafficOptions;
import dev.sluice.domain.rollout.TrafficWeights;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ReplicaSets that went out of use while traffic is routed: kept for the delay after a promotion, else gone at once (spec 3.4). */
final class OldSets {
    private final Scene scene;
    private final TrafficOptions options;
    private final Release release;
    private final CanaryStatus traffic;
    private final boolean settled;

    OldSets(Scene scene, TrafficOptions options, Release release, CanaryStatus traffic, boolean settled) {
        this.scene = scene;
        this.options = options;
        this.release = release;
        this.traffic = traffic;
        this.settled = settled;
    }

    /** What they become, the newest first; nothing while the traffic is not where it should be. */
    List<Sizing> sizings() {
        if (!settled) {
            return List.of();
        }
        List<ReplicaSet> unused = scene.sets().others().stream()
                .filter(set -> set.replicas() > 0 && !isInUse(set))
                .toList();
        return new Retention(options.mostDelayed(), scene.now()).of(unused, this::deadline, ReplicaSet::replicas);
    }

    private boolean isInUse(ReplicaSet set) {
        Stream<String> weighted = traffic.weights()
                .map(weights -> Stream.of(weights.canary(), weights.stable()))
                .orElse(Stream.empty())
                .filter(share -> share.weight() > 0)
                .map(TrafficWeights.Share::hash);
        CanaryStrategy.Services named = scene.spec().canary().selected();
        Stream<String> selected = Stream.of(named.canary(), named.stable())
                .flatMap(Optional::stream)
                .flatMap(name -> scene.seen().service(name).stream())
                .map(Service::hash);
        return Stream.concat(weighted, selected).anyMatch(set.hash()::equals);
    }

    private Optional<Instant> deadline(ReplicaSet set) {
        boolean delayed = release.fullyPromoted()
                && !options.dynamicStable()
                && !options.delay().isZero();
        return set.scaleDownDeadline()
                .or(() -> delayed ? Optional.of(Times.toSecond(scene.now()).plus(options.delay())) : Optional.empty());
    }
}
