package dev.sluice.workflow.analysis;

import dev.sluice.contract.AnalysisInput;
import dev.sluice.contract.AnalysisLook;
import dev.sluice.contract.AnalysisRequest;
import dev.sluice.contract.AnalysisResult;
import dev.sluice.contract.Outcome;
import dev.sluice.contract.RunAttributes;
import dev.sluice.domain.analysis.assess.Taken;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.workflow.call.ActivityDefaults;
import dev.sluice.workflow.call.Backoff;
import dev.sluice.workflow.call.LocalFirst;
import dev.sluice.workflow.call.RunClock;
import dev.sluice.workflow.call.WakeTimer;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Record, measure, wait, until the run is over; then wait for its expiry where it has one. */
public final class AnalysisLoop {
    private static final String RECORD = "RecordMeasurements";
    private static final String DELETE = "DeleteAnalysisRun";

    private final AnalysisInput input;
    private final BooleanSupplier large;
    private final Agenda agenda = new Agenda();
    private final Flights flights;
    private final WakeTimer timer = new WakeTimer();
    private Freshness notBefore;
    private boolean woken = true;
    private boolean announced;
    private int failures;
    private int conflicts;
    private Optional<Instant> expiry = Optional.empty();

    /**
     * For one run, before its first look.
     *
     * @param large whether the history is to be cut
     */
    public AnalysisLoop(AnalysisInput input, BooleanSupplier large) {
        this.input = input;
        this.large = large;
        this.notBefore = input.notBefore();
        this.flights = new Flights(input.id());
    }

    /** There is something to do in an object as new as this. */
    public void ring(Freshness seen) {
        notBefore = notBefore.and(seen);
        woken = true;
    }

    /** Returns how the run ended, unless it goes on as a new one because its history has grown large. */
    public AnalysisResult untilOver() {
        Optional<AnalysisLook> over = Optional.empty();
        while (over.isEmpty()) {
            over = lookIfNeeded().flatMap(this::follow);
            if (over.isEmpty()) {
                measureDue();
                goOnIfLarge();
                await();
            }
        }
        return conclude(over.get());
    }

    /** Looks when something came in. An empty answer has nothing to follow. */
    private Optional<AnalysisLook> lookIfNeeded() {
        return woken || !flights.landed().isEmpty() ? look() : Optional.empty();
    }

    private Optional<AnalysisLook> look() {
        woken = false;
        List<Taken> taken = flights.landed();
        try {
            AnalysisLook look = Workflow.newUntypedLocalActivityStub(ActivityDefaults.recording(summary(taken)))
                    .execute(
                            RECORD,
                            AnalysisLook.class,
                            new AnalysisRequest(input.id(), notBefore, RunClock.now(), taken));
            return settled(look, taken);
        } catch (ActivityFailure unanswered) {
            failures++;
            return Optional.empty();
        }
    }

    private Optional<AnalysisLook> settled(AnalysisLook look, List<Taken> taken) {
        notBefore = notBefore.and(look.seen());
        return switch (look.written()) {
            case Outcome.Done(Freshness written) -> {
                notBefore = notBefore.and(written);
                flights.recorded(taken);
                failures = 0;
                conflicts = 0;
                yield Optional.of(look);
            }
            case Outcome.Conflict ignored -> {
                conflicts++;
                yield Optional.empty();
            }
            case Outcome.Refused ignored -> {
                failures++;
                yield Optional.empty();
            }
            case Outcome.Failed ignored -> {
                failures++;
                yield Optional.empty();
            }
        };
    }

    private static String summary(List<Taken> taken) {
        return taken.isEmpty()
                ? "look at the run"
                : "record "
                        + String.join(
                                ", ",
                                taken.stream()
                                        .map(one -> one.metric() + " "
                                                + one.measurement().phase()
                                                + (one.measurement().value().isEmpty()
                                                        ? ""
                                                        : " ("
                                                                + one.measurement()
                                                                        .value() + ")"))
                                        .toList());
    }

    /** Takes the plan up; answers the look when the run is over and nothing is left to do. */
    private Optional<AnalysisLook> follow(AnalysisLook look) {
        agenda.plan(look.tasks());
        flights.giveUp(asked -> !agenda.holds(asked));
        return switch (look.state()) {
            case GONE -> Optional.of(look);
            case RUNNING -> Optional.empty();
            case OVER -> expire(look);
        };
    }

    private Optional<AnalysisLook> expire(AnalysisLook look) {
        announce(look);
        if (look.expiry().isEmpty()) {
            return Optional.of(look);
        }
        expiry = look.expiry();
        if (RunClock.now().isBefore(look.expiry().get())) {
            return Optional.empty();
        }
        Outcome outcome = LocalFirst.call(
                DELETE,
                new AnalysisRequest(input.id(), notBefore, RunClock.now(), List.of()),
                "delete the expired run");
        if (outcome instanceof Outcome.Done) {
            return Optional.of(look);
        }
        failures++;
        return Optional.empty();
    }

    /** Begins what is due, unless the history is to be cut first. */
    private void measureDue() {
        if (!large.getAsBoolean()) {
            agenda.due(flights.now(), metric -> !flights.isBusy(metric)).forEach(flights::start);
        }
    }

    private void goOnIfLarge() {
        if (large.getAsBoolean() && flights.none() && !woken) {
            Workflow.await(() -> woken || Workflow.isEveryHandlerFinished());
            if (!woken) {
                Workflow.continueAsNew(new AnalysisInput(input.id(), input.searchAttributes(), notBefore));
            }
        }
    }

    private void await() {
        boolean troubled = failures > 0 || conflicts > 0;
        timer.set(troubled ? Optional.of(nextTry()) : nextDue(), troubled ? RunClock.now() : flights.now());
        Workflow.await(() ->
                woken || timer.hasFired() || (!troubled && !flights.landed().isEmpty()));
        flights.woken();
        woken = woken || (troubled && timer.hasFired()) || isExpiring();
        timer.rest();
    }

    private Optional<Instant> nextDue() {
        return large.getAsBoolean()
                ? expiry
                : RunClock.earliest(agenda.next(metric -> !flights.isBusy(metric)), expiry);
    }

    private boolean isExpiring() {
        return expiry.filter(at -> !RunClock.now().isBefore(at)).isPresent();
    }

    private Instant nextTry() {
        Backoff backoff = failures > 0 ? Backoff.OBSERVATION : Backoff.CONFLICT;
        return RunClock.now().plus(backoff.after(Math.max(failures, conflicts)));
    }

    private AnalysisResult conclude(AnalysisLook look) {
        announce(look);
        return new AnalysisResult(look.phase(), look.message());
    }

    /** Says once how the run has ended, which may be long before it is deleted. */
    private void announce(AnalysisLook look) {
        if (input.searchAttributes() && !announced) {
            announced = true;
            Workflow.upsertTypedSearchAttributes(
                    RunAttributes.PHASE.valueSet(look.phase().name()));
        }
    }
}
