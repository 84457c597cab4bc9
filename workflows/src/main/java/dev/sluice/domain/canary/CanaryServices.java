package dev.sluice.domain.canary;

import dev.sluice.domain.release.Announcements;
import dev.sluice.domain.release.Scene;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.service.ServiceSwitch;
import java.util.Optional;

/** The Services that follow the stable and the canary pods, as soon as there are such pods (spec 3.6, "Services"). */
final class CanaryServices {
    private final Scene scene;
    private final Announcements news;
    private final CanaryStrategy.Services named;

    CanaryServices(Scene scene, Announcements news) {
        this.scene = scene;
        this.news = news;
        this.named = scene.spec().canary().selected();
    }

    /** Each to its own version. */
    void follow() {
        point(named.stable(), scene.sets().stable());
        point(named.canary(), scene.sets().current());
    }

    /** Both to the stable version. */
    void toStable() {
        point(named.stable(), scene.sets().stable());
        point(named.canary(), scene.sets().stable());
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
