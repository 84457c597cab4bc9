package dev.sluice.activity.analysis;

import dev.sluice.contract.AnalysisLook;
import dev.sluice.contract.AnalysisRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.analysis.assess.AnalysisPlan;
import dev.sluice.domain.analysis.assess.AnalysisPlanner;
import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.write.AnalysisRunWrites;
import dev.sluice.kube.write.EventWriter;
import dev.sluice.kube.write.Subject;
import java.util.List;
import java.util.Optional;

/** Takes measurements into the status of a run, and says what is next. */
public final class Recorder {
    private final RunReader runs;
    private final AnalysisRunWrites writes;
    private final EventWriter events;

    /** A recorder over these parts of one cluster. */
    public Recorder(RunReader runs, AnalysisRunWrites writes, EventWriter events) {
        this.runs = runs;
        this.writes = writes;
        this.events = events;
    }

    AnalysisLook record(AnalysisRequest request) {
        Optional<AnalysisRun> found = runs.read(request.id(), request.notBefore());
        AnalysisPlan plan = AnalysisPlanner.plan(request.id().uid(), found, request.taken(), request.now());
        Outcome written = found.flatMap(run -> plan.patch().map(patch -> write(run, patch, plan.events())))
                .orElse(new Outcome.Done(Freshness.NONE));
        Freshness seen = found.map(
                        run -> Freshness.of(Freshness.ANALYSIS_RUNS, run.meta().resourceVersion()))
                .orElse(Freshness.NONE);
        return new AnalysisLook(plan.state(), plan.phase(), plan.message(), plan.tasks(), plan.expiry(), written, seen);
    }

    Outcome delete(AnalysisRequest request) {
        return writes.delete(request.id());
    }

    private Outcome write(AnalysisRun run, Json.Obj patch, List<Event> told) {
        Subject subject = Subject.of(run.id());
        String version = run.meta().resourceVersion();
        List<Event> left = events.announce(subject, version, told);
        Outcome outcome = writes.patch(run.id(), patch, version);
        if (outcome instanceof Outcome.Done) {
            events.record(subject, version, left);
        }
        return outcome;
    }
}
