package dev.sluice.domain.status;

import dev.sluice.domain.rollout.BlueGreenStrategy;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.Counts;
import dev.sluice.domain.rollout.Release;

/** Whether a Rollout is healthy: nothing to release, all pods there (spec 2.4, "Healthy predicate"). */
final class HealthRule {
    private HealthRule() {}

    static boolean healthy(StatusDraft draft) {
        Counts counts = draft.counts();
        return !draft.paused()
                && counts.updated() == draft.size()
                && counts.available() == draft.size()
                && draft.before()
                        .observedGeneration()
                        .equals(Long.toString(draft.rollout().meta().generation()))
                && promoted(draft);
    }

    private static boolean promoted(StatusDraft draft) {
        return switch (draft.spec().strategy()) {
            case CanaryStrategy canary -> promoted(draft, canary);
            case BlueGreenStrategy blueGreen -> promoted(draft, blueGreen);
        };
    }

    private static boolean promoted(StatusDraft draft, CanaryStrategy canary) {
        Release release = draft.release();
        boolean stepsDone = release.stepIndex().isEmpty()
                || release.stepIndex().getAsInt() == canary.steps().size();
        return stepsDone && completed(release) && draft.counts().replicas() == draft.size();
    }

    private static boolean promoted(StatusDraft draft, BlueGreenStrategy blueGreen) {
        String hash = draft.release().podHash();
        boolean previewed = blueGreen.previewService().isEmpty()
                || draft.blueGreen().previewSelector().equals(hash);
        return previewed && draft.blueGreen().activeSelector().equals(hash);
    }

    /** Whether there are as many pods as the Rollout should have (spec 2.4, "Available"). */
    static boolean available(StatusDraft draft) {
        return switch (draft.spec().strategy()) {
            case CanaryStrategy ignored -> draft.counts().available() >= draft.size();
            case BlueGreenStrategy ignored ->
                draft.active().filter(set -> set.saturates(draft.size())).isPresent();
        };
    }

    /** Whether the current template is the promoted one, and there is one. */
    static boolean completed(Release release) {
        return !release.stable().isEmpty() && release.fullyPromoted();
    }
}
