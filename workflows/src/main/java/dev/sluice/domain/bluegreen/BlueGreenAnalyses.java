package dev.sluice.domain.bluegreen;

import dev.sluice.domain.analysis.template.AnalysisKind;
import dev.sluice.domain.bluegreen.Gates.Gate;
import dev.sluice.domain.release.analysis.ReleaseAnalyses;
import dev.sluice.domain.release.analysis.Standing;
import dev.sluice.domain.rollout.BlueGreenStrategy;
import java.util.OptionalInt;

/**
 * The analyses of a blue-green release: one before the switch, one before the promotion (spec 3.7, 4.1). Their runs are shown
 * until the next version, also when nothing depends on them any more.
 */
final class BlueGreenAnalyses {
    private final BlueGreenStrategy strategy;
    private final ReleaseAnalyses runs;

    BlueGreenAnalyses(BlueGreenStrategy strategy, ReleaseAnalyses runs) {
        this.strategy = strategy;
        this.runs = runs;
    }

    /** Goes by both, as far as the release has come. */
    Gates look(Situation at) {
        return new Gates(pre(at), post(at));
    }

    /** Begins with the analysis after the switch, which has just been made. */
    Gates switched(Gates gates, Situation at) {
        return gates.withPostPromotion(post(at));
    }

    /** The release is over: no analysis has a say any more. */
    void retire() {
        if (strategy.prePromotion().isPresent()) {
            runs.retire(AnalysisKind.PrePromotion);
        }
        if (strategy.postPromotion().isPresent()) {
            runs.retire(AnalysisKind.PostPromotion);
        }
    }

    private Gate pre(Situation at) {
        if (strategy.prePromotion().isEmpty()) {
            return new Gate.NotNeeded();
        }
        if (isTrusted(at) || at.fastTracked()) {
            runs.retire(AnalysisKind.PrePromotion);
            return new Gate.NotNeeded();
        }
        return gate(AnalysisKind.PrePromotion, at, at.ready());
    }

    /** A run from before someone else led the traffic away again proves nothing, so it is given up. */
    private Gate post(Situation at) {
        if (strategy.postPromotion().isEmpty()) {
            return new Gate.NotNeeded();
        }
        if (isTrusted(at)) {
            runs.retire(AnalysisKind.PostPromotion);
            return new Gate.NotNeeded();
        }
        return at.active() ? gate(AnalysisKind.PostPromotion, at, at.saturated()) : new Gate.NotNeeded();
    }

    /** Whether the version needs no proof: the first, one that comes back, or one that a human wants at once. */
    private static boolean isTrusted(Situation at) {
        return at.sets().stable().isEmpty() || at.fastRollback() || at.release().promoteFull();
    }

    /** @param ready whether a first run may begin */
    private Gate gate(AnalysisKind kind, Situation at, boolean ready) {
        if (at.unclear() || (!ready && !runs.has(kind))) {
            runs.keep(kind);
            return new Gate.Pending();
        }
        return switch (runs.pursue(kind, OptionalInt.empty())) {
            case Standing.Running ignored -> new Gate.Pending();
            case Standing.Passed ignored -> new Gate.Passed();
            case Standing.Inconclusive(String run) -> new Gate.Inconclusive(run);
            case Standing.Failed(String cause) -> new Gate.Failed(cause);
        };
    }
}
