package dev.sluice.domain.canary;

import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.release.Announcements;
import dev.sluice.domain.release.Scene;
import dev.sluice.domain.rollout.CanaryStatus;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.TrafficOptions;
import dev.sluice.domain.rollout.TrafficWeights;
import dev.sluice.domain.status.ConditionList;
import dev.sluice.domain.traffic.Routing;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.ServiceNames;
import dev.sluice.domain.traffic.TrafficRouter;
import dev.sluice.domain.traffic.TrafficRouters;
import dev.sluice.domain.traffic.TrafficSight;
import dev.sluice.domain.traffic.TrafficState;
import dev.sluice.domain.traffic.TrafficState.Destination;
import dev.sluice.domain.traffic.Verified;
import dev.sluice.domain.traffic.object.RoutingWrite;
import dev.sluice.domain.traffic.object.SeenObjects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Has the routers give the canary its share (spec 3.6). A share counts as taken when no router has anything left to write;
 * what depends on it waits until then.
 */
final class TrafficPass {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Scene scene;
    private final Announcements news;
    private final TrafficOptions options;
    private final RoutingSpec spec;
    private final List<TrafficRouter> routers;
    private CanaryStatus status;
    private OptionalInt takenAt = OptionalInt.empty();
    private boolean settled;
    private Optional<String> trouble;

    TrafficPass(Scene scene, TrafficOptions options, Announcements news) {
        this.scene = scene;
        this.news = news;
        this.options = options;
        this.spec = new RoutingSpec(scene.rollout().id(), options.canary());
        this.routers = TrafficRouters.of(spec);
        this.status = scene.rollout().status().canary();
        this.trouble = new ConditionList(scene.rollout().status().conditions())
                .get(Condition.TRAFFIC_ROUTING)
                .map(Condition::message);
    }

    /** Where the traffic is to go from now on, as far as the routers took it. */
    CanaryStatus status() {
        return status;
    }

    /** Why it does not go where it should; empty when it does, or is on its way. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Whether the traffic goes where it should, as far as anybody can tell. */
    boolean settled() {
        return settled;
    }

    /** Whether all that the step at this index wants of the routers has been taken. */
    boolean takenAt(int index) {
        return settled && takenAt.equals(OptionalInt.of(index));
    }

    /** The Services of ping-pong have changed their parts, since the canary is the stable version from now on. */
    void flip() {
        if (options.pingPong().isPresent()) {
            status = status.flipped();
        }
    }

    /**
     * Asks the routers.
     *
     * @param atDesiredCounts whether the pods of the release's step are there
     */
    void route(Release release, Halt halt, boolean atDesiredCounts) {
        DesiredWeight.Wanted wanted =
                new DesiredWeight(scene, options, release, halt, status.weights()).wanted(atDesiredCounts);
        if (!isCarried(wanted, halt)) {
            return;
        }
        int index = release.stepIndex().orElse(scene.spec().steps().size());
        ManagedRoutes routes = wanted.routes() ? ManagedRoutes.at(scene.spec().steps(), index) : ManagedRoutes.NONE;
        takenAt = OptionalInt.of(index);
        switch (scene.seen().surroundings().traffic()) {
            case TrafficSight.Unseen ignored -> compare(shares(wanted, release));
            case TrafficSight.Assumed ignored -> taken(wanted, release, Verified.all(List.of()));
            case TrafficSight.Seen(SeenObjects objects, Optional<String> unreadable) -> {
                if (unreadable.isPresent()) {
                    fail(unreadable.get());
                } else {
                    ask(wanted, release, routes, objects);
                }
            }
        }
    }

    /**
     * Whether the stable version can carry the rest (spec 3.6, "Guard"). What no canary pod could answer is sent to it in any
     * case, and so is what an abort takes from a canary beside a stable version at full size.
     */
    private boolean isCarried(DesiredWeight.Wanted wanted, Halt halt) {
        Optional<ReplicaSet> stable = scene.sets().stable();
        if (stable.isEmpty()) {
            return true;
        }
        int available = stable.get().available();
        boolean canaryIsDown =
                scene.sets().withHash(wanted.hash()).map(ReplicaSet::available).orElse(0) == 0;
        boolean forced = canaryIsDown || (halt.abort() && !options.dynamicStable());
        int rest = options.maxWeight() - wanted.weight();
        long needed = (long) rest * scene.spec().size() / options.maxWeight();
        return forced ? available > 0 : available >= needed;
    }

    private void ask(DesiredWeight.Wanted wanted, Release release, ManagedRoutes routes, SeenObjects objects) {
        List<RoutingWrite> writes = new ArrayList<>();
        List<Verified> seen = new ArrayList<>();
        for (TrafficRouter router : routers) {
            TrafficState state = state(router, wanted, release, routes);
            switch (TrafficRouters.route(router, spec, state, objects)) {
                case Routing.Writes(List<RoutingWrite> some) -> writes.addAll(some);
                case Routing.Refused refused -> {
                    fail(refused.error().message());
                    return;
                }
            }
            seen.add(TrafficRouters.verify(router, spec, state, objects));
        }
        if (writes.isEmpty()) {
            taken(wanted, release, Verified.all(seen));
        } else {
            heed(scene.seen().trouble());
            RouteActions.of(writes, "setWeight " + wanted.weight(), news).forEach(scene.out()::add);
        }
    }

    /** A write that keeps failing is told on the object, since the release stands still for it. */
    private void heed(Optional<Trouble> known) {
        known.filter(failed -> RouteActions.isOne(failed.actionKey()))
                .ifPresent(failed -> fail(failed.actionKey() + ": " + failed.error()));
    }

    private void taken(DesiredWeight.Wanted wanted, Release release, Verified verified) {
        news.weight(status.weights().map(before -> before.canary().weight()), wanted.weight());
        trouble = Optional.empty();
        settled = true;
        Optional<Boolean> seen = switch (verified) {
            case Verified.Yes ignored -> Optional.of(true);
            case Verified.Unknown ignored -> Optional.empty();
            case Verified.No(String why) -> {
                settled = false;
                fail(why);
                yield Optional.of(false);
            }
        };
        status = status.with(shares(wanted, release).verified(seen));
    }

    /** Nobody has looked at the routers: what was taken before is believed, and a run is to look when that is not enough. */
    private void compare(TrafficWeights wanted) {
        settled = status.weights()
                .filter(known -> known.verified(Optional.empty()).equals(wanted))
                .isPresent();
        if (settled) {
            trouble = Optional.empty();
        } else {
            scene.out().wakeAt(Optional.of(scene.now()));
        }
    }

    private void fail(String why) {
        trouble = Optional.of(why);
        news.routing(why);
        scene.out().wakeAt(Optional.of(scene.now().plus(AGAIN)));
    }

    private TrafficWeights shares(DesiredWeight.Wanted wanted, Release release) {
        ServiceNames names = services(ServiceNames.Choice.PING_PONG_FIRST);
        return new TrafficWeights(
                new TrafficWeights.Share(wanted.weight(), names.canary(), wanted.hash()),
                new TrafficWeights.Share(options.maxWeight() - wanted.weight(), names.stable(), release.stable()),
                List.of(),
                Optional.empty());
    }

    private TrafficState state(
            TrafficRouter router, DesiredWeight.Wanted wanted, Release release, ManagedRoutes routes) {
        ServiceNames names = services(router.services());
        return new TrafficState(
                new Destination(names.canary(), wanted.hash(), wanted.weight()),
                new Destination(names.stable(), release.stable(), options.maxWeight() - wanted.weight()),
                List.of(),
                routes.headers(),
                routes.mirrors(),
                options.maxWeight());
    }

    private ServiceNames services(ServiceNames.Choice choice) {
        return ServiceNames.of(spec, choice, status.stableIsPing());
    }
}
