package dev.sluice.domain.canary;

import dev.sluice.domain.release.Announcements;
import dev.sluice.domain.release.Scene;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.rollout.TrafficOptions;
import dev.sluice.domain.rollout.TrafficWeights;
import dev.sluice.domain.service.ServiceSwitch;
import java.util.Optional;

/** The Services that follow the stable and the canary pods, as soon as there are such pods (spec 3.6, "Services"). */
final class CanaryServices {
    private final Scene scene;
    private final Announcements news;
    private final CanaryStrategy.Services named;
    private final Optional<TrafficOptions.PingPong> pingPong;

    CanaryServices(Scene scene, Announcements news) {
        this.scene = scene;
        this.news = news;
        this.named = scene.spec().canary().selected();
        this.pingPong = scene.spec().canary().traffic().flatMap(TrafficOptions::pingPong);
    }

    /** Each to its own version; the canary's waits as long as another canary has traffic through it. */
    void follow() {
        if (formerCanaryServes()) {
            point(named.stable(), scene.sets().stable());
            return;
        }
        pingPong.filter(ignored -> !release().fullyPromoted())
                .ifPresent(pair -> scene.sets()
                        .current()
                        .ifPresent(
                                set -> turn(pair.canary(scene.rollout().status().canary()), set)));
        point(named.stable(), scene.sets().stable());
        point(named.canary(), scene.sets().current());
    }

    private boolean formerCanaryServes() {
        return scene.rollout()
                .status()
                .canary()
                .weights()
                .map(TrafficWeights::canary)
                .filter(share -> share.weight() > 0)
                .filter(share -> !share.hash().isEmpty() && !share.hash().equals(scene.hash()))
                .isPresent();
    }

    private Release release() {
        return scene.rollout().status().release().withPodHash(scene.hash());
    }

    /** Both to the stable version. */
    void toStable() {
        point(named.stable(), scene.sets().stable());
        point(named.canary(), scene.sets().stable());
    }

    /** Without regard to pods: nothing is sent there before they are available. */
    private void turn(String name, ReplicaSet set) {
        scene.seen()
                .service(name)
                .filter(service -> !service.hash().equals(set.hash()))
                .ifPresent(service ->
                        scene.out().add(ServiceSwitch.to(set.hash(), service, scene.rollout(), news.take())));
    }

    private void point(Optional<String> name, Optional<ReplicaSet> set) {
        Optional<Service> service = name.flatMap(scene.seen()::service);
        if (service.isPresent() && set.isPresent() && isDue(service.get(), set.get())) {
            scene.out().add(ServiceSwitch.to(set.get().hash(), service.get(), scene.rollout(), news.take()));
        }
    }

    /** A Service that no Rollout has switched before carries traffic to all pods, so it waits for all of them. */
    private static boolean isDue(Service service, ReplicaSet set) {
        boolean enough = service.managedBy().isPresent()
                ? set.available() > 0
                : set.available() > 0 && set.replicas() > 0 && set.available() >= set.replicas();
        return enough && !service.hash().equals(set.hash());
    }
}
