package dev.sluice.workflow.analysis;

import dev.sluice.contract.MeasureRequest;
import dev.sluice.contract.MetricQuestion;
import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.assess.Taken;
import dev.sluice.domain.analysis.metric.Delegate;
import dev.sluice.domain.analysis.run.AnalysisRunId;
import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.workflow.call.ActivityDefaults;
import dev.sluice.workflow.call.LocalFirst;
import dev.sluice.workflow.call.RunClock;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The measurements that are being made: at most one for each metric, beside each other. Each is tried in this process first,
 * which is cheap, and where that takes long made as a regular activity, as all later ones of that metric are.
 */
final class Flights {
    private static final String ACTIVITY = "Measure";
    private static final String LOCALLY = "measure-locally";

    private record Flight(MeasureTask task, Instant started, CancellationScope scope) {}

    private final AnalysisRunId id;
    private final SequencedMap<String, Flight> open = new LinkedHashMap<>();
    private final List<Taken> landed = new ArrayList<>();
    private final SequencedSet<String> slow = new LinkedHashSet<>();
    private Duration lag = Duration.ZERO;

    Flights(AnalysisRunId id) {
        this.id = id;
    }

    /** Begins a measurement of a metric of which none is being made. */
    void start(MeasureTask task) {
        Instant started = RunClock.now();
        lag = Duration.ZERO;
        CancellationScope scope = Workflow.newCancellationScope(own -> {
            open.put(task.metric(), new Flight(task, started, own));
            Promise<Taken> answer = task.delegate()
                    .map(delegate -> byDelegate(task, delegate))
                    .orElseGet(() -> measure(new MeasureRequest(id, task)));
            answer.handle((taken, failure) -> land(task, started, taken, failure));
        });
        scope.run();
    }

    /** Runs that began before measurements were made locally go on as they began. */
    private Promise<Taken> measure(MeasureRequest request) {
        return Workflow.getVersion(LOCALLY, Workflow.DEFAULT_VERSION, 1) == 1
                ? Async.function(this::locallyFirst, request)
                : regularly(request);
    }

    private Taken locallyFirst(MeasureRequest request) {
        String metric = request.task().metric();
        if (!slow.contains(metric)) {
            try {
                return locally(request);
            } catch (ActivityFailure unanswered) {
                slow.add(metric);
            }
        }
        return regularly(request).get();
    }

    private static Taken locally(MeasureRequest request) {
        return Workflow.newUntypedLocalActivityStub(
                        ActivityDefaults.localMeasurement(request.task().summary()))
                .execute(ACTIVITY, Taken.class, request);
    }

    private static Promise<Taken> regularly(MeasureRequest request) {
        return Workflow.newUntypedActivityStub(
                        ActivityDefaults.measurement(request.task().summary()))
                .executeAsync(ACTIVITY, Taken.class, request);
    }

    /** The worker of the user's own answers, and what it has answered is judged by ours. */
    private Promise<Taken> byDelegate(MeasureTask task, Delegate delegate) {
        return Workflow.newUntypedActivityStub(ActivityDefaults.delegated(delegate, task.summary()))
                .executeAsync(delegate.activity(), Json.Obj.class, MetricQuestion.of(new MeasureRequest(id, task)))
                .thenCompose(answer -> measure(new MeasureRequest(id, task, Optional.of(answer))));
    }

    private @Nullable Void land(MeasureTask task, Instant started, @Nullable Taken taken, @Nullable Exception failure) {
        Flight flight = open.get(task.metric());
        if (flight != null && flight.started().equals(started) && flight.task().equals(task)) {
            open.remove(task.metric());
            landed.add(taken != null ? taken : lost(task, started, failure));
            landed.getLast().measurement().finishedAt().ifPresent(this::compare);
        }
        return null;
    }

    private void compare(Instant finished) {
        Duration ahead = Duration.between(RunClock.now(), finished);
        lag = ahead.compareTo(lag) > 0 ? ahead : lag;
    }

    /** Another task may have begun, whose clock does not lag. */
    void woken() {
        if (landed.isEmpty()) {
            lag = Duration.ZERO;
        }
    }

    /**
     * The time by the clock that measurements are dated by. The run's own lags behind it by as long as the run's task had to
     * wait for its turn, which would make the next measurement late by as much.
     */
    Instant now() {
        return RunClock.now().plus(lag);
    }

    /** No process could make the measurement, though several may have tried. */
    private static Taken lost(MeasureTask task, Instant started, @Nullable Exception failure) {
        String why = failure instanceof ActivityFailure broken ? LocalFirst.text(broken) : String.valueOf(failure);
        Measurement error = new Measurement(
                Phase.Error,
                "the measurement could not be made: " + why,
                task.begun().flatMap(Measurement::startedAt).or(() -> Optional.of(started)),
                Optional.of(RunClock.now()),
                "",
                task.begun().map(Measurement::metadata).orElseGet(LinkedHashMap::new),
                Optional.empty());
        return new Taken(task.metric(), task.number(), error, new LinkedHashMap<>());
    }

    /** Gives up what is asked in vain: nobody needs the answer any more. */
    void giveUp(Predicate<MeasureTask> vain) {
        List<Flight> lost = open.sequencedValues().stream()
                .filter(flight -> vain.test(flight.task()))
                .toList();
        lost.forEach(flight -> {
            open.remove(flight.task().metric());
            flight.scope().cancel();
        });
    }

    /** Whether a measurement of this metric is being made, or waits to be recorded. */
    boolean isBusy(String metric) {
        return open.containsKey(metric)
                || landed.stream().anyMatch(taken -> taken.metric().equals(metric));
    }

    /** What waits to be recorded. */
    List<Taken> landed() {
        return List.copyOf(landed);
    }

    /** These are recorded. */
    void recorded(List<Taken> all) {
        landed.removeAll(all);
    }

    /** Whether nothing is being made and nothing waits. */
    boolean none() {
        return open.isEmpty() && landed.isEmpty();
    }
}
