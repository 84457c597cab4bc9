package dev.sluice.starter.watch;

import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.kube.Key;
import dev.sluice.kube.LogKeys;
import dev.sluice.starter.timing.KeyQueue;
import dev.sluice.starter.timing.Timers;
import dev.sluice.starter.upkeep.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one Rollout after a change: plans it from the cache and hands it to the doorbell when a release goes on, to
 * upkeep when it is at rest, and to neither while a run of this process is acting on it.
 */
final class Lookout implements KeyQueue.Attendant {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

    /** A run that ended the release itself needs no telling. */
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Timers timers;
    private final Sight sight;
    private final Planner planner;
    private final Wakes wakes;
    private final Roster roster;
    private final Leftovers leftovers;
    private final Doorbell doorbell;
    private final Upkeep upkeep;

    /** Who acts on what was seen. */
    record Responses(Doorbell doorbell, Upkeep upkeep, Leftovers leftovers) {}

    Lookout(World world, Wakes wakes, Roster roster, Responses responses) {
        this.timers = world.timers();
        this.sight = world.sight();
        this.planner = world.planner();
        this.wakes = wakes;
        this.roster = roster;
        this.leftovers = responses.leftovers();
        this.doorbell = responses.doorbell();
        this.upkeep = responses.upkeep();
    }

    @Override
    public Optional<Instant> attend(Key key) {
        Optional<Instant> busy = wakes.busyUntil(key);
        if (busy.isPresent()) {
            return busy;
        }
        Optional<Observation> seen = sight.look(key, timers.now());
        Optional<Rollout> rollout = seen.flatMap(Observation::rollout);
        return seen.isPresent() && rollout.isPresent() ? look(key, seen.get(), rollout.get()) : gone(key);
    }

    /**
     * What ends a release belongs to it, and so to its run, which may have been begun by a process before this one: it is at
     * rest only when nothing is left to do.
     */
    private Optional<Instant> look(Key key, Observation seen, Rollout rollout) {
        Plan plan = plan(key, seen);
        boolean wasInFlight = roster.isInFlight(key);
        boolean inFlight = plan.inFlight() || (!plan.actions().isEmpty() && (wasInFlight || inherited(key)));
        roster.note(key, rollout, inFlight);
        if (inFlight) {
            upkeep.leave(key);
            return doorbell.consider(key, seen, plan);
        }
        doorbell.rest(key);
        if (wasInFlight && !wakes.knows(key, seen)) {
            leftovers.left(key, CLOSING);
        }
        return upkeep.consider(key, seen, plan);
    }

    /** Where the planner breaks off, a run is rung: it breaks off there too, and says so on the object. */
    private Plan plan(Key key, Observation seen) {
        try {
            return planner.plan(seen);
        } catch (RuntimeException | StackOverflowError broken) {
            LOG.atError()
                    .addKeyValue(LogKeys.NAMESPACE, key.namespace())
                    .addKeyValue(LogKeys.ROLLOUT, key.name())
                    .setCause(broken)
                    .log("the planner broke off");
            doorbell.missing(key);
            return Plan.unknown(seen.seen());
        }
    }

    private boolean inherited(Key key) {
        return roster.find(key).isEmpty() && leftovers.open(key);
    }

    /** The run is told last: whoever tells it asks the roster whether a release goes on, and may be quicker than this look. */
    private Optional<Instant> gone(Key key) {
        boolean wasInFlight = roster.isInFlight(key);
        roster.forget(key);
        doorbell.forget(key);
        upkeep.leave(key);
        wakes.forget(key);
        if (wasInFlight) {
            leftovers.left(key, Duration.ZERO);
        }
        return Optional.empty();
    }
}
