package dev.sluice.domain.release.analysis;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.release.Scene;
import dev.sluice.domain.rollout.RolloutSpec;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What becomes of AnalysisRuns that a release does not go by (spec 4.1). */
final class RunHistory {
    /** More in one plan would make it large; the next look goes on. */
    private static final int MOST_AT_ONCE = 20;

    private final Scene scene;

    RunHistory(Scene scene) {
        this.scene = scene;
    }

    /**
     * Ends those that go on for nothing, and deletes those that are over and beyond the limits.
     *
     * @param inUse names of those that the release goes by
     * @param shown names of those that the status shows
     */
    void tidy(List<String> inUse, List<String> shown) {
        Stream<Action> ends = except(inUse).stream()
                .filter(run -> !run.completed() && !run.terminating())
                .map(RunHistory::end);
        Stream<Action> drops = surplus(except(shown)).map(RunHistory::drop);
        Stream.concat(ends, drops).limit(MOST_AT_ONCE).forEach(scene.out()::add);
    }

    private List<AnalysisRun> except(List<String> names) {
        return scene.seen().surroundings().runs().stream()
                .filter(run -> !run.meta().deleting() && !names.contains(run.name()))
                .toList();
    }

    private Stream<AnalysisRun> surplus(List<AnalysisRun> others) {
        RolloutSpec.AnalysisHistory limits = scene.spec().analysisHistory();
        List<AnalysisRun> over = others.stream().filter(AnalysisRun::completed).toList();
        List<AnalysisRun> rooted = over.stream().filter(this::hasReplicaSet).toList();
        return Stream.of(
                        over.stream().filter(run -> !hasReplicaSet(run)),
                        beyond(limits.successful(), rooted, run -> run.phase() == Phase.Successful),
                        beyond(limits.unsuccessful(), rooted, run -> run.phase() != Phase.Successful))
                .flatMap(runs -> runs);
    }

    /** All but the newest of these. */
    private static Stream<AnalysisRun> beyond(int limit, List<AnalysisRun> oldestFirst, Predicate<AnalysisRun> which) {
        List<AnalysisRun> some = oldestFirst.stream().filter(which).toList();
        return some.stream().limit(Math.max(0, some.size() - limit));
    }

    private boolean hasReplicaSet(AnalysisRun run) {
        return !run.hash().isEmpty()
                && scene.sets().all().stream()
                        .anyMatch(set ->
                                set.hash().equals(run.hash()) && !set.meta().deleting());
    }

    private static Action end(AnalysisRun run) {
        return new Action.TerminateAnalysisRun(
                run.name(), run.id().uid(), run.meta().resourceVersion(), "end analysis " + run.name(), List.of());
    }

    private static Action drop(AnalysisRun run) {
        return new Action.DropAnalysisRun(
                run.name(), run.id().uid(), "history: delete analysis " + run.name(), List.of());
    }
}
