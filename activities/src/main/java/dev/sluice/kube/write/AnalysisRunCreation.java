package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.template.RunBlueprint;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.Key;
import dev.sluice.kube.Paths;
import dev.sluice.kube.cache.CachedRollout;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.observe.BorrowedTemplates;
import dev.sluice.kube.observe.LiveReads;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;
import java.util.Optional;

/** Creates the AnalysisRuns that releases ask for (spec 4.1). */
final class AnalysisRunCreation {
    private final KubeApi api;
    private final ClusterCache cache;
    private final BorrowedTemplates borrowed;

    AnalysisRunCreation(KubeApi api, ClusterCache cache) {
        this.api = api;
        this.cache = cache;
        this.borrowed = new BorrowedTemplates(cache, new LiveReads(api, cache.scope()));
    }

    /** {@link Outcome.Done} too when a run of that name goes on, is this Rollout's, and asks for the same. */
    Outcome create(RolloutId id, Action.CreateAnalysisRun create) throws IOException {
        Optional<CachedRollout> found = cache.rollout(new Key(id.namespace(), id.name()))
                .filter(rollout -> rollout.rollout().id().equals(id)
                        && rollout.rollout().meta().generation() == create.generation())
                .flatMap(borrowed::cached);
        if (found.isEmpty()) {
            return new Outcome.Conflict("the Rollout has changed since it was seen");
        }
        try {
            return create(id, blueprint(create).build(found.get().object(), templates(id, found.get())));
        } catch (InvalidAnalysis invalid) {
            return new Outcome.Failed(Trouble.INVALID_ANALYSIS, invalid.why());
        }
    }

    private static RunBlueprint blueprint(Action.CreateAnalysisRun create) {
        return new RunBlueprint(
                create.name(), create.kind(), create.step(), create.revision(), create.latest(), create.stable());
    }

    private Templates templates(RolloutId id, CachedRollout rollout) {
        return Templates.reachable(
                rollout.templates(), reference -> cache.analyses().template(id.namespace(), reference));
    }

    private Outcome create(RolloutId id, Json.Obj run) throws IOException {
        Answer answer = api.create(Paths.analysisRuns(Optional.of(id.namespace())), run);
        if (answer.ok()) {
            return Outcomes.done(Freshness.ANALYSIS_RUNS, answer);
        }
        return answer.code() == Answer.CONFLICT ? taken(id, run) : Outcomes.failed(answer);
    }

    private Outcome taken(RolloutId id, Json.Obj wanted) throws IOException {
        String name = wanted.obj("metadata").text("name").orElse("");
        Answer live = api.get(Paths.analysisRun(id.namespace(), name));
        AnalysisRun run = AnalysisRun.read(live.body());
        boolean same = live.ok()
                && run.ownedBy(id.uid())
                && !run.completed()
                && RunBlueprint.isSame(run.spec(), wanted.obj("spec"));
        return same
                ? Outcomes.done(Freshness.ANALYSIS_RUNS, live)
                : new Outcome.Failed(Trouble.NAME_TAKEN, "an AnalysisRun named " + name + " exists");
    }
}
