package dev.sluice.domain.bluegreen;

import dev.sluice.domain.release.Announcements;
import dev.sluice.domain.release.Scene;
import dev.sluice.domain.rollout.BlueGreenStatus;
import dev.sluice.domain.rollout.BlueGreenStrategy;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.service.ServiceSwitch;

/** The two Services: which pods they select as seen, and as this look leaves them. */
final class Switches {
    private final Scene scene;
    private final BlueGreenStrategy strategy;
    private final Announcements news;
    private BlueGreenStatus seen;
    private BlueGreenStatus after;

    Switches(Scene scene, BlueGreenStrategy strategy, Announcements news) {
        this.scene = scene;
        this.strategy = strategy;
        this.news = news;
        this.seen = new BlueGreenStatus(
                strategy.previewService().map(this::selected).orElse(""),
                selected(strategy.activeService()),
                scene.rollout().status().blueGreen().checkPoint());
        this.after = seen;
    }

    private String selected(String service) {
        return scene.seen().service(service).map(Service::hash).orElse("");
    }

    /** As seen, but for the check point, which is this look's own. */
    BlueGreenStatus seen() {
        return seen;
    }

    /** As they will be. */
    BlueGreenStatus after() {
        return after;
    }

    void setCheckPoint(boolean reached) {
        seen = seen.withCheckPoint(reached);
        after = after.withCheckPoint(reached);
    }

    /** Points the preview Service, where there is one, at the current version. */
    void switchPreview() {
        strategy.previewService().ifPresent(name -> {
            point(name, scene.hash());
            after = after.withPreview(scene.hash());
        });
    }

    /** Points the active Service at the version with this hash. */
    void switchActive(String hash) {
        point(strategy.activeService(), hash);
        after = after.withActive(hash);
    }

    private void point(String name, String hash) {
        scene.seen()
                .service(name)
                .filter(service -> !service.hash().equals(hash))
                .ifPresent(service -> scene.out().add(ServiceSwitch.to(hash, service, scene.rollout(), news.take())));
    }
}
