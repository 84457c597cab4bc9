package dev.sluice.workflow;

import dev.sluice.contract.AnalysisActivities;
import dev.sluice.contract.AnalysisLook;
import dev.sluice.contract.AnalysisRequest;
import dev.sluice.contract.MeasureRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.analysis.assess.AnalysisPlan;
import dev.sluice.domain.analysis.assess.AnalysisPlanner;
import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.assess.Taken;
import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.domain.plan.Freshness;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** One AnalysisRun on the real planner, and a provider that answers as it is told. */
final class FakeAnalysisActivities implements AnalysisActivities {
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final List<AnalysisRequest> looks = new CopyOnWriteArrayList<>();
    final List<Instant> deletions = new CopyOnWriteArrayList<>();

    private final InstantSource clock;
    private Optional<Json.Obj> object;
    private long version = 1;
    private volatile Function<MeasureTask, Taken> provider = task -> taken(task, Phase.Successful);
    private volatile Supplier<Optional<Outcome>> fault = Optional::empty;
    private volatile Runnable during = () -> {};

    /** What the provider was asked, when, and whether in the run's own process; the answer is of a user's own worker. */
    record Asked(MeasureTask task, Instant at, Optional<Json.Obj> answer, boolean local) {}

    FakeAnalysisActivities(Json.Obj object, InstantSource clock) {
        this.object = Optional.of(object);
        this.clock = clock;
    }

    /** Measurements are answered by this instead. */
    void answer(Function<MeasureTask, Taken> how) {
        provider = how;
    }

    /** Writes are answered by this instead, where it has an answer; it may also throw. */
    void breakWrites(Supplier<Optional<Outcome>> how) {
        fault = how;
    }

    /** Happens while a look is under way, after the object was read. */
    void duringLook(Runnable what) {
        during = what;
    }

    /** What somebody else does to the object; answers how new it is then. */
    synchronized Freshness change(UnaryOperator<Optional<Json.Obj>> change) {
        object = change.apply(object);
        version++;
        return freshness();
    }

    synchronized AnalysisRun run() {
        return AnalysisRun.read(object.orElseThrow());
    }

    private synchronized Optional<AnalysisRun> read() {
        return object.map(AnalysisRun::read);
    }

    private synchronized Freshness freshness() {
        return Freshness.of(Freshness.ANALYSIS_RUNS, Long.toString(version));
    }

    /** What a provider answers that has come to a verdict, or that wants to be asked again in a minute. */
    Taken taken(MeasureTask task, Phase phase) {
        Instant now = clock.instant();
        return new Taken(
                task.metric(),
                task.number(),
                new Measurement(
                        phase,
                        "",
                        task.begun().flatMap(Measurement::startedAt).or(() -> Optional.of(now)),
                        Optional.of(now).filter(end -> phase.completed()),
                        phase.completed() ? "1" : "",
                        new LinkedHashMap<>(),
                        Optional.of(now.plus(Duration.ofMinutes(1))).filter(again -> !phase.completed())),
                new LinkedHashMap<>());
    }

    @Override
    public AnalysisLook recordMeasurements(AnalysisRequest request) {
        looks.add(request);
        Optional<AnalysisRun> seen = read();
        Freshness freshness = freshness();
        during.run();
        AnalysisPlan plan = AnalysisPlanner.plan(request.id().uid(), seen, request.taken(), request.now());
        Outcome written =
                plan.patch().map(patch -> write(patch, freshness)).orElseGet(() -> new Outcome.Done(Freshness.NONE));
        return new AnalysisLook(
                plan.state(), plan.phase(), plan.message(), plan.tasks(), plan.expiry(), written, freshness);
    }

    private synchronized Outcome write(Json.Obj patch, Freshness seen) {
        Optional<Outcome> broken = fault.get();
        if (broken.isPresent()) {
            return broken.get();
        }
        if (!seen.equals(freshness())) {
            return new Outcome.Conflict("the AnalysisRun has changed since it was seen");
        }
        return new Outcome.Done(change(before -> before.map(run -> (Json.Obj) MergePatch.apply(run, patch))));
    }

    @Override
    public Taken measure(MeasureRequest request) {
        boolean local = Activity.getExecutionContext().getInfo().isLocal();
        asked.add(new Asked(request.task(), clock.instant(), request.answer(), local));
        return provider.apply(request.task());
    }

    @Override
    public Outcome deleteAnalysisRun(AnalysisRequest request) {
        deletions.add(clock.instant());
        return fault.get().orElseGet(() -> new Outcome.Done(change(before -> Optional.empty())));
    }

    /** The times from each question about this metric to the next. */
    List<Duration> gaps(String metric) {
        List<Instant> times = asked.stream()
                .filter(one -> one.task().metric().equals(metric))
                .map(Asked::at)
                .toList();
        return IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .toList();
    }
}
