package dev.sluice.starter.watch;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.kube.Key;
import dev.sluice.starter.guard.Preference;
import dev.sluice.starter.runs.Runs;
import dev.sluice.starter.timing.Pace;
import dev.sluice.starter.timing.Timers;
import dev.sluice.starter.timing.Want;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Rings the run of a release when its plan has an action, or a deadline that the run cannot know. The plan made here is
 * only a filter: the run plans again. A ring goes at once, or a little later when it would follow closely on another, is
 * about counts alone, or is another process's to send.
 */
final class Doorbell {
    private static final Duration SAME = Duration.ofSeconds(1);

    private final Timers timers;
    private final Sight sight;
    private final Runs runs;
    private final Wakes wakes;
    private final Preference preference;
    private final WatchMeters meters;
    private final ConcurrentHashMap<Key, Bell> bells = new ConcurrentHashMap<>();
    private final Set<Key> unheard = ConcurrentHashMap.newKeySet();

    Doorbell(World world, Runs runs, Wakes wakes, Preference preference, WatchMeters meters) {
        this.timers = world.timers();
        this.sight = world.sight();
        this.runs = runs;
        this.wakes = wakes;
        this.preference = preference;
        this.meters = meters;
    }

    /**
     * What is known of one Rollout's rings.
     *
     * @param deadline last planned here
     * @param want what a ring is due for, if one is
     * @param asked the generation that was rung because nobody has asked the API server about its template
     */
    private record Bell(Optional<Instant> deadline, Optional<Want> want, Pace pace, long asked) {
        static final Bell NEW = new Bell(Optional.empty(), Optional.empty(), Pace.REST, -1);
    }

    /** No run is open for this release: the next look rings whatever the plan holds. */
    void missing(Key key) {
        unheard.add(key);
    }

    /** Looks at a release in flight. Answers when to look again; empty when only a change matters. */
    Optional<Instant> consider(Key key, Observation seen, Plan plan) {
        Bell bell = bells.getOrDefault(key, Bell.NEW);
        Instant now = timers.now();
        if (!needed(key, bell, seen, plan, now)) {
            bells.put(key, new Bell(plan.deadline(), Optional.empty(), bell.pace(), bell.asked()));
            return Optional.empty();
        }
        Want want = Want.of(plan.actions(), seen.seen(), now).since(bell.want());
        Instant due = due(key, want, plan, bell.pace());
        if (now.isBefore(due)) {
            bells.put(key, new Bell(bell.deadline(), Optional.of(want), bell.pace(), bell.asked()));
            return Optional.of(due);
        }
        ring(key, seen);
        bells.put(key, new Bell(plan.deadline(), Optional.empty(), bell.pace().done(now), generation(seen)));
        return Optional.empty();
    }

    /** The Rollout is at rest: what was known of its release is over. */
    void rest(Key key) {
        bells.computeIfPresent(key, (same, bell) -> new Bell(Optional.empty(), Optional.empty(), bell.pace(), -1));
        unheard.remove(key);
    }

    void forget(Key key) {
        bells.remove(key);
        unheard.remove(key);
    }

    private boolean needed(Key key, Bell bell, Observation seen, Plan plan, Instant now) {
        if (unheard.contains(key)) {
            return true;
        }
        if (wakes.knows(key, seen)) {
            return false;
        }
        return !plan.actions().isEmpty() || newsOfDeadline(bell, plan, now) || unasked(bell, seen);
    }

    /**
     * A later deadline is no news: the run's timer fires at the earlier one, and the run plans then. One that is earlier by
     * no more than a second is the same, counted from a run's look instead of ours.
     */
    private static boolean newsOfDeadline(Bell bell, Plan plan, Instant now) {
        Optional<Instant> known = bell.deadline().filter(now::isBefore);
        return plan.deadline()
                .filter(next -> known.isEmpty() || next.isBefore(known.get().minus(SAME)))
                .isPresent();
    }

    private static boolean unasked(Bell bell, Observation seen) {
        return seen.templateCheck() instanceof TemplateCheck.Unasked && bell.asked() != generation(seen);
    }

    private static long generation(Observation seen) {
        return seen.rollout().map(Rollout::meta).map(meta -> meta.generation()).orElse(-1L);
    }

    private Instant due(Key key, Want want, Plan plan, Pace pace) {
        Instant settled = want.since().plus(Want.patience(plan)).plus(preference.delay());
        return Stream.of(settled, pace.next(), wakes.answerBy(key))
                .max(Instant::compareTo)
                .orElse(settled);
    }

    /** The Rollout's own version, so that a run can tell whether it changed; deletions of its ReplicaSets included. */
    private Freshness newest(Observation seen) {
        return seen.seen()
                .and(Freshness.of(
                        Freshness.REPLICA_SETS, Long.toString(sight.newest().of(Freshness.REPLICA_SETS))));
    }

    private void ring(Key key, Observation seen) {
        wakes.ringing(key);
        try {
            runs.ring(key, seen.rollout().orElseThrow().id().uid(), newest(seen));
        } catch (RuntimeException e) {
            wakes.notRung(key);
            throw e;
        }
        meters.rung();
        unheard.remove(key);
    }
}
