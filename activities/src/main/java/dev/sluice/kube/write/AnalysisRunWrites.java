package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.analysis.run.AnalysisRunId;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;

/** Writes to AnalysisRuns. Their status is no subresource: it is patched on the object itself (spec section 0). */
public final class AnalysisRunWrites {
    private final KubeApi api;
    private final GuardedPatches patches;

    public AnalysisRunWrites(KubeApi api) {
        this.api = api;
        this.patches = new GuardedPatches(api, Freshness.ANALYSIS_RUNS, "AnalysisRun");
    }

    /** Takes effect only on the version that was seen. {@link Outcome.Done} too when it is made already. */
    public Outcome patch(AnalysisRunId id, Json.Obj patch, String resourceVersion) {
        return patches.patch(new GuardedPatches.Target(path(id), id.uid(), resourceVersion), patch);
    }

    /** Deletes the run, and what belongs to it after it. {@link Outcome.Done} too when it is gone already. */
    public Outcome delete(AnalysisRunId id) {
        Json.Obj options = Json.Obj.EMPTY
                .with("propagationPolicy", Json.of("Background"))
                .with("preconditions", Json.Obj.EMPTY.with("uid", Json.of(id.uid())));
        try {
            Answer answer = api.delete(path(id), options);
            boolean gone = answer.ok() || answer.code() == Answer.NOT_FOUND || answer.code() == Answer.CONFLICT;
            return gone ? new Outcome.Done(Freshness.NONE) : Outcomes.failed(answer);
        } catch (IOException unanswered) {
            return Outcomes.failed(unanswered);
        }
    }

    private static String path(AnalysisRunId id) {
        return Paths.analysisRun(id.namespace(), id.name());
    }
}
