package dev.sluice.starter.watch;

import dev.sluice.contract.ActionRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.contract.WarnRequest;
import dev.sluice.kube.Key;
import dev.sluice.starter.guard.Preference;
import dev.sluice.starter.runs.Runs;
import dev.sluice.starter.timing.KeyQueue;
import dev.sluice.starter.upkeep.Hands;
import dev.sluice.starter.upkeep.Upkeep;
import io.prometheus.client.CollectorRegistry;
import io.temporal.common.interceptors.WorkerInterceptor;
import java.util.function.Consumer;
import java.util.function.Function;

/** The doorbell, upkeep and the watchdog, put together. */
public final class Watch implements AutoCloseable {
    private final Roster roster = new Roster();
    private final KeyQueue queue;
    private final Wakes wakes;
    private final Watchdog watchdog;

    /**
     * What the watch acts through.
     *
     * @param writes carries out actions on what is at rest
     * @param warnings records Warning events
     */
    public record Reach(Runs runs, Function<ActionRequest, Outcome> writes, Consumer<WarnRequest> warnings) {}

    /** A watch that sees nothing until {@link #changed} is called. */
    public Watch(World world, Reach reach, Preference preference, CollectorRegistry registry) {
        WatchMeters meters = new WatchMeters(registry);
        new RolloutGauges(roster, preference).register(registry);
        wakes = new Wakes(world.timers(), world.sight(), meters);
        Doorbell doorbell = new Doorbell(world, reach.runs(), wakes, preference, meters);
        Hands hands = new Hands(reach.writes(), meters::kept);
        Upkeep upkeep = new Upkeep(world.timers(), world.planner(), hands, preference);
        Leftovers leftovers = new Leftovers(world, reach.runs(), roster);
        Lookout lookout = new Lookout(world, wakes, roster, new Lookout.Responses(doorbell, upkeep, leftovers));
        queue = new KeyQueue(world.timers(), lookout);
        wakes.whenEnded(queue::add);
        Watchdog.Reactions reactions = new Watchdog.Reactions(
                key -> {
                    doorbell.missing(key);
                    queue.add(key);
                },
                leftovers,
                new Alarms(reach.warnings(), meters));
        watchdog = new Watchdog(world.timers(), reach.runs(), roster, preference, reactions);
    }

    /** Something about this Rollout has changed. Returns at once. */
    public void changed(Key key) {
        queue.add(key);
    }

    /** Runs can be reached: what waited for that is looked at again, and the watchdog begins. */
    public void runsAreReachable() {
        roster.inFlight().forEach(queue::add);
        watchdog.start();
    }

    /** To be given to the worker of the same process. */
    public WorkerInterceptor listener() {
        return new WakeListener(wakes);
    }

    @Override
    public void close() {
        queue.close();
    }
}
