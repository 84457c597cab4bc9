package dev.sluice.domain.analysis.assess;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.AnalysisStatus;
import dev.sluice.domain.analysis.run.AnalysisStatusJson;
import dev.sluice.domain.analysis.run.MetricResult;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.analysis.run.RunSummary;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.domain.plan.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Plans for one AnalysisRun (spec 4.4 and 4.6). Pure: the same run, measurements and instant always give the same plan. */
public final class AnalysisPlanner {
    private AnalysisPlanner() {}

    /**
     * The plan.
     *
     * @param uid of the run that is meant
     * @param found the object of that name now
     * @param taken measurements that are perhaps not yet in its status
     */
    public static AnalysisPlan plan(String uid, Optional<AnalysisRun> found, List<Taken> taken, Instant now) {
        return found.filter(run -> run.id().uid().equals(uid) && !run.meta().deleting())
                .map(run -> run.completed() ? over(run) : going(run, taken, now))
                .orElseGet(AnalysisPlan::gone);
    }

    private static AnalysisPlan over(AnalysisRun run) {
        return new AnalysisPlan(
                AnalysisPlan.State.OVER,
                run.phase(),
                run.status().message(),
                Optional.empty(),
                List.of(),
                List.of(),
                expiry(run.spec(), run.status()));
    }

    /** When more whole seconds have passed since the end than it is to be kept (spec 4.6). */
    private static Optional<Instant> expiry(Json.Obj spec, AnalysisStatus status) {
        Json.Obj strategy = spec.obj("ttlStrategy");
        OptionalLong byOutcome = switch (status.phase()) {
            case Successful -> strategy.integer("secondsAfterSuccess");
            case Failed -> strategy.integer("secondsAfterFailure");
            case Pending, Running, Error, Inconclusive -> OptionalLong.empty();
        };
        OptionalLong seconds = byOutcome.isPresent() ? byOutcome : strategy.integer("secondsAfterCompletion");
        return seconds.isEmpty()
                ? Optional.empty()
                : status.completedAt()
                        .map(end -> end.plus(
                                Duration.ofSeconds(Math.clamp(seconds.getAsLong(), 0, Integer.MAX_VALUE) + 1)));
    }

    private static AnalysisPlan going(AnalysisRun run, List<Taken> taken, Instant now) {
        try {
            return going(run, RunSpec.read(run.spec()), taken, now);
        } catch (InvalidAnalysis invalid) {
            AnalysisStatus before = run.status();
            return end(run, status(before, Phase.Error, invalid.why(), now), List.of());
        }
    }

    private static AnalysisPlan going(AnalysisRun run, RunSpec spec, List<Taken> taken, Instant now) {
        List<MetricResult> measured = spec.metrics().stream()
                .map(metric -> measured(run, spec, metric, taken))
                .toList();
        Assessment assessment = Assessment.of(spec, measured, run.terminating());
        AnalysisStatus before = run.status();
        AnalysisStatus after = new AnalysisStatus(
                assessment.phase(),
                assessment.message(run.terminating()),
                assessment.results().stream()
                        .filter(result -> result.last().isPresent())
                        .toList(),
                before.startedAt().or(() -> Optional.of(now)),
                Optional.empty(),
                summary(assessment.results(), false),
                summary(assessment.results(), true));
        if (after.phase().completed()) {
            return end(run, status(after, after.phase(), after.message(), now), assessment.events());
        }
        Schedule schedule = new Schedule(after.startedAt().orElse(now), now, assessment.terminating());
        return new AnalysisPlan(
                AnalysisPlan.State.RUNNING,
                after.phase(),
                after.message(),
                patch(before, after),
                assessment.events(),
                assessment.tasks(schedule),
                Optional.empty());
    }

    private static AnalysisStatus status(AnalysisStatus status, Phase phase, String message, Instant now) {
        return new AnalysisStatus(
                phase,
                message,
                status.results(),
                status.startedAt().or(() -> Optional.of(now)),
                Optional.of(now),
                status.summary(),
                status.dryRunSummary());
    }

    private static AnalysisPlan end(AnalysisRun run, AnalysisStatus after, List<Event> events) {
        Phase phase = after.phase();
        Event end = new Event(
                phase == Phase.Failed || phase == Phase.Error,
                "AnalysisRun" + phase,
                "Analysis Completed. Result: " + phase,
                Event.ONCE);
        return new AnalysisPlan(
                AnalysisPlan.State.OVER,
                phase,
                after.message(),
                patch(run.status(), after),
                Stream.concat(events.stream(), Stream.of(end)).toList(),
                List.of(),
                expiry(run.spec(), after));
    }

    private static MetricResult measured(AnalysisRun run, RunSpec spec, MetricSpec metric, List<Taken> taken) {
        boolean dryRun = spec.dryRun().cover(metric.name());
        MetricResult result =
                run.status().result(metric.name()).orElseGet(() -> MetricResult.unmeasured(metric.name(), dryRun));
        for (Taken one : taken) {
            if (one.metric().equals(metric.name())
                    && one.number() == result.tally().taken() + 1) {
                result = result.with(one.measurement())
                        .withMetadata(one.metadata())
                        .keeping(spec.kept(metric.name()));
            }
        }
        return result;
    }

    private static RunSummary summary(List<MetricResult> results, boolean dryRun) {
        List<MetricResult> counted =
                results.stream().filter(result -> result.dryRun() == dryRun).toList();
        return RunSummary.of(counted.size(), counted);
    }

    private static Optional<Json.Obj> patch(AnalysisStatus before, AnalysisStatus after) {
        return MergePatch.diff(AnalysisStatusJson.write(before), AnalysisStatusJson.write(after))
                .map(patch -> Json.Obj.EMPTY.with("status", patch));
    }
}
