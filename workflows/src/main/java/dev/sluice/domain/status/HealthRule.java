package dev.sluice.domain.status;

import dev.sluice.domain.rollout.Counts;
import dev.sluice.domain.rollout.Release;

/** Whether a canary Rollout is healthy: nothing to release, all pods there (spec 2.4, "Healthy predicate"). */
final class HealthRule {
    private HealthRule() {}

    static boolean healthy(StatusDraft draft) {
        Counts counts = draft.counts();
        return !draft.paused()
                && counts.updated() == draft.size()
                && counts.available() == draft.size()
                && counts.replicas() == draft.size()
                && draft.before()
                        .observedGeneration()
                        .equals(Long.toString(draft.rollout().meta().generation()))
                && promoted(draft);
    }

    private static boolean promoted(StatusDraft draft) {
        Release release = draft.release();
        int steps = draft.spec().canary().steps().size();
        boolean stepsDone = release.stepIndex().isEmpty() || release.stepIndex().getAsInt() == steps;
        return stepsDone && completed(release);
    }

    /** Whether the current template is the promoted one, and there is one. */
    static boolean completed(Release release) {
        return !release.stable().isEmpty() && release.fullyPromoted();
    }
}
