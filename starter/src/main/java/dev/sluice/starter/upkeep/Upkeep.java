package dev.sluice.starter.upkeep;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.kube.Key;
import dev.sluice.starter.guard.Preference;
import dev.sluice.starter.timing.Pace;
import dev.sluice.starter.timing.Timers;
import dev.sluice.starter.timing.Want;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keeps up what is at rest: carries out the actions of its plan directly, without a run. Its deadlines are timers of the
 * process. What fails is tried again with a growing back-off, and after a conflict it looks again.
 */
public final class Upkeep {
    /** The cache is given so long to show our own write. */
    private static final Duration ECHO = Duration.ofMillis(500);

    private final Timers timers;
    private final Planner planner;
    private final Hands hands;
    private final Preference preference;
    private final ConcurrentHashMap<Key, Care> cares = new ConcurrentHashMap<>();

    public Upkeep(Timers timers, Planner planner, Hands hands, Preference preference) {
        this.timers = timers;
        this.planner = planner;
        this.hands = hands;
        this.preference = preference;
    }

    /**
     * What is known of one Rollout's upkeep.
     *
     * @param want what is to be done, and since when
     * @param done the gist of the last plan, when all of it succeeded
     * @param reached how new the objects were when we last acted, our own writes included
     */
    private record Care(
            Optional<Want> want, List<String> done, Freshness reached, Optional<Trouble> trouble, Pace pace) {
        static final Care NEW = new Care(Optional.empty(), List.of(), Freshness.NONE, Optional.empty(), Pace.REST);

        Care wanting(Optional<Want> what) {
            return new Care(what, done, reached, trouble, pace);
        }

        Care troubled(Optional<Trouble> by) {
            return new Care(want, List.of(), reached, by, pace);
        }

        /** Whether an observation shows what we last wrote. */
        boolean echoedIn(Observation seen) {
            return seen.seen().and(reached).equals(seen.seen());
        }

        /** Whether nothing has changed since we did the same, with success. */
        boolean wasInVain(List<Action> actions, Observation seen) {
            return seen.seen().equals(reached) && Want.gist(actions).equals(done);
        }
    }

    /** Looks at a Rollout at rest. Answers when to look again; empty when only a change matters. */
    public Optional<Instant> consider(Key key, Observation seen, Plan plan) {
        Care care = cares.getOrDefault(key, Care.NEW);
        if (care.trouble().isEmpty()) {
            return consider(key, care, seen, plan);
        }
        Plan troubled = planner.plan(seen.with(care.trouble()));
        return mended(care.trouble().get(), troubled)
                ? consider(key, care.troubled(Optional.empty()), seen, plan)
                : consider(key, care, seen, troubled);
    }

    /** The Rollout is in flight or gone: nothing to keep up. */
    public void leave(Key key) {
        cares.remove(key);
    }

    /** Whether the time to try again has come and nothing is left to try. */
    private boolean mended(Trouble trouble, Plan plan) {
        return !timers.now().isBefore(trouble.notBefore())
                && plan.actions().stream().noneMatch(action -> action.key().equals(trouble.actionKey()));
    }

    private Optional<Instant> consider(Key key, Care care, Observation seen, Plan plan) {
        Instant now = timers.now();
        List<Action> doable = plan.actions().stream()
                .takeWhile(action -> !Trouble.holds(care.trouble(), action, now))
                .toList();
        if (doable.isEmpty()) {
            cares.put(key, care.wanting(Optional.empty()));
            return earliest(plan.deadline(), care.trouble().map(Trouble::notBefore));
        }
        Want want = Want.of(doable, seen.seen(), now).since(care.want());
        Instant due = due(care, want, plan, seen);
        if (now.isBefore(due)) {
            cares.put(key, care.wanting(Optional.of(want)));
            return Optional.of(due);
        }
        return Optional.of(act(key, care, seen, doable));
    }

    private Instant due(Care care, Want want, Plan plan, Observation seen) {
        Instant settled = want.since().plus(Want.patience(plan)).plus(preference.delay());
        Instant paced =
                care.echoedIn(seen) ? care.pace().next() : care.pace().last().plus(ECHO);
        return settled.isAfter(paced) ? settled : paced;
    }

    private Instant act(Key key, Care care, Observation seen, List<Action> actions) {
        if (care.wasInVain(actions, seen)) {
            return fail(key, care, actions.getFirst(), Trouble.NO_EFFECT, "it succeeded and changed nothing");
        }
        Hands.Result result = hands.carryOut(seen.rollout().orElseThrow(), actions);
        Pace pace = care.pace().done(timers.now());
        Freshness reached = seen.seen().and(result.written());
        Care after = new Care(Optional.empty(), List.of(), reached, care.trouble(), pace);
        return switch (result) {
            case Hands.Result.Done ignored -> {
                cares.put(key, new Care(Optional.empty(), Want.gist(actions), reached, Optional.empty(), pace));
                yield timers.now().plus(ECHO);
            }
            case Hands.Result.Moved ignored -> {
                cares.put(key, after);
                yield pace.next();
            }
            case Hands.Result.Failed failed -> fail(key, after, failed.action(), failed.code(), failed.why());
        };
    }

    private Instant fail(Key key, Care care, Action action, String code, String why) {
        Trouble trouble = Setback.of(care.trouble(), action, code, why, timers.now());
        cares.put(key, care.troubled(Optional.of(trouble)));
        return trouble.notBefore();
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
    }
}
