package dev.sluice.starter.watch;

import dev.sluice.domain.rollout.Rollout;
import dev.sluice.kube.Key;
import dev.sluice.starter.guard.Preference;
import dev.sluice.starter.runs.Runs;
import dev.sluice.starter.timing.Outage;
import dev.sluice.starter.timing.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the watcher. Every 60 s it asks, for each release that goes on, whether its run is open and gets on: one that is
 * missing is rung, one whose workflow task waits for 30 s or in its third attempt raises an alarm. A process that has just
 * begun raises none, since what waited may have waited for it. Runs that are open for no release are told. Processes that
 * are not preferred do so every second time.
 */
final class Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration ROUND = Duration.ofSeconds(60);
    private static final Duration TOO_LONG = Duration.ofSeconds(30);
    private static final int TOO_OFTEN = 3;
    private static final int SWEEP_EVERY = 10;

    private final Timers timers;
    private final Runs runs;
    private final Roster roster;
    private final Preference preference;
    private final Reactions reactions;
    private final Instant patient;
    private int rounds;

    Watchdog(Timers timers, Runs runs, Roster roster, Preference preference, Reactions reactions) {
        this.timers = timers;
        this.runs = runs;
        this.roster = roster;
        this.preference = preference;
        this.reactions = reactions;
        this.patient = timers.now().plus(TOO_LONG);
    }

    /** What is done about what the watchdog finds. */
    record Reactions(MissingRun missing, Leftovers leftovers, Alarms alarms) {}

    /** Is told of a release without a run. */
    @FunctionalInterface
    interface MissingRun {
        void missing(Key key);
    }

    /** Begins, soon. */
    void start() {
        timers.at(timers.now().plus(SOON), this::round);
    }

    private void round() {
        int number = rounds++;
        if (preference.preferred() || number % 2 == 0) {
            try {
                look(number);
            } catch (Outage e) {
                LOG.atDebug().addKeyValue("reason", e.getMessage()).log("could not look at runs");
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("could not look at runs");
            }
        }
        timers.at(timers.now().plus(ROUND), this::round);
    }

    private void look(int number) {
        roster.inFlight().forEach(this::look);
        if (number % SWEEP_EVERY == 0) {
            runs.open().stream()
                    .filter(key -> !roster.isInFlight(key))
                    .forEach(key -> reactions.leftovers().left(key, Duration.ZERO));
        }
    }

    private void look(Key key) {
        Optional<Runs.OpenRun> run = runs.find(key);
        if (run.isEmpty()) {
            reactions.missing().missing(key);
            return;
        }
        Optional<Runs.WaitingTask> slow = run.get().waiting().filter(this::slow);
        Optional<Rollout> rollout = roster.find(key);
        if (slow.isEmpty() || rollout.isEmpty()) {
            reactions.alarms().wellAgain(key);
            return;
        }
        String spell = run.get().runId() + "/" + slow.get().since().getEpochSecond();
        reactions.alarms().stuck(rollout.get().id(), spell, reason(key, slow.get()));
    }

    private boolean slow(Runs.WaitingTask task) {
        return timers.now().isAfter(patient)
                && (task.attempt() >= TOO_OFTEN || waited(task).compareTo(TOO_LONG) >= 0);
    }

    private Duration waited(Runs.WaitingTask task) {
        return Duration.between(task.since(), timers.now());
    }

    private String reason(Key key, Runs.WaitingTask task) {
        String why = runs.why(key).map(failure -> ": " + failure).orElse("; no worker has taken it");
        return "The workflow task of this release has been waiting for %d s, in attempt %d%s"
                .formatted(waited(task).toSeconds(), task.attempt(), why);
    }
}
