package dev.sluice.starter.analysis;

import dev.sluice.domain.analysis.assess.AnalysisPlan;
import dev.sluice.domain.analysis.assess.AnalysisPlanner;
import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.Key;
import dev.sluice.starter.guard.Preference;
import dev.sluice.starter.runs.Runs;
import dev.sluice.starter.timing.KeyQueue;
import dev.sluice.starter.timing.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Looks at one AnalysisRun after a change. A run that goes on has its own timers and needs no telling; it is rung when it has
 * not begun, when it is to end, and when a measurement is so late that it may have been lost.
 */
final class AnalysisLookout implements KeyQueue.Attendant {
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Timers timers;
    private final Function<Key, Optional<AnalysisRun>> sight;
    private final Runs runs;
    private final Preference preference;
    private final ConcurrentHashMap<Key, Bell> bells = new ConcurrentHashMap<>();

    AnalysisLookout(Timers timers, Function<Key, Optional<AnalysisRun>> sight, Runs runs, Preference preference) {
        this.timers = timers;
        this.sight = sight;
        this.runs = runs;
        this.preference = preference;
    }

    /**
     * What is known of one run's rings.
     *
     * @param since when what a ring is due for was first seen
     * @param next the earliest next ring
     */
    private record Bell(Optional<Instant> since, Instant next, Duration gap) {
        private static final Duration FIRST = Duration.ofSeconds(1);
        private static final Duration LONGEST = Duration.ofSeconds(60);
        static final Bell QUIET = new Bell(Optional.empty(), Instant.EPOCH, FIRST);

        Bell wantedSince(Instant now) {
            return new Bell(since.or(() -> Optional.of(now)), next, gap);
        }

        Bell rung(Instant now) {
            Duration wider = gap.multipliedBy(2);
            return new Bell(since, now.plus(gap), wider.compareTo(LONGEST) < 0 ? wider : LONGEST);
        }
    }

    @Override
    public Optional<Instant> attend(Key key) {
        Optional<AnalysisRun> found = sight.apply(key);
        if (found.isEmpty()) {
            return gone(key, Freshness.NONE);
        }
        AnalysisRun run = found.get();
        AnalysisPlan plan = AnalysisPlanner.plan(run.id().uid(), found, List.of(), timers.now());
        if (plan.state() == AnalysisPlan.State.GONE) {
            return gone(key, seen(run));
        }
        Optional<Instant> wanted = wanted(run, plan);
        Instant now = timers.now();
        if (wanted.filter(at -> !at.isAfter(now)).isEmpty()) {
            forgetIfOver(key, plan);
            return wanted;
        }
        return Optional.of(ringWhenDue(key, run, now));
    }

    private Instant ringWhenDue(Key key, AnalysisRun run, Instant now) {
        Bell bell = bells.getOrDefault(key, Bell.QUIET).wantedSince(now);
        Instant patient = bell.since().orElse(now).plus(preference.delay());
        Instant due = patient.isAfter(bell.next()) ? patient : bell.next();
        if (now.isBefore(due)) {
            bells.put(key, bell);
            return due;
        }
        runs.ring(key, run.id().uid(), seen(run));
        Bell rung = bell.rung(now);
        bells.put(key, rung);
        return rung.next();
    }

    private static Freshness seen(AnalysisRun run) {
        return Freshness.of(Freshness.ANALYSIS_RUNS, run.meta().resourceVersion());
    }

    /** When the run is to be told, if its own workflow has done nothing by then; empty when it never is. */
    private static Optional<Instant> wanted(AnalysisRun run, AnalysisPlan plan) {
        return switch (plan.state()) {
            case GONE -> Optional.empty();
            case OVER ->
                plan.patch().isPresent()
                        ? Optional.of(Instant.EPOCH)
                        : plan.expiry().map(at -> at.plus(LATE));
            case RUNNING ->
                run.status().startedAt().isEmpty()
                        ? Optional.of(Instant.EPOCH)
                        : plan.tasks().stream().map(AnalysisLookout::latest).min(Instant::compareTo);
        };
    }

    private static Instant latest(MeasureTask task) {
        return switch (task.kind()) {
            case measure, resume -> task.due().plus(LATE);
            case terminate -> task.due();
        };
    }

    /** One that waits for its deletion still has an open run, which is to hear when it is gone before. */
    private void forgetIfOver(Key key, AnalysisPlan plan) {
        if (plan.state() == AnalysisPlan.State.RUNNING || plan.expiry().isPresent()) {
            bells.put(key, Bell.QUIET);
        } else {
            bells.remove(key);
        }
    }

    /** A run that is still open for it sees that it is gone. */
    private Optional<Instant> gone(Key key, Freshness seen) {
        if (bells.containsKey(key)) {
            runs.nudge(key, seen);
            bells.remove(key);
        }
        return Optional.empty();
    }
}
