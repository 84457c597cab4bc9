package dev.sluice.domain.status;

import dev.sluice.domain.rollout.AnalysisPointer;
import dev.sluice.domain.rollout.BlueGreenStrategy;
import dev.sluice.domain.rollout.CanaryStrategy;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.Counts;
import dev.sluice.domain.rollout.PauseCondition;
import dev.sluice.domain.rollout.PhaseMessage;
import java.util.Optional;

/** Phase and message, first match wins (spec 2.3, exact). */
public final class PhaseRule {
    public static final String DEGRADED = "Degraded";
    public static final String PAUSED = "Paused";
    public static final String PROGRESSING = "Progressing";
    public static final String HEALTHY = "Healthy";

    private PhaseRule() {}

    static PhaseMessage next(StatusDraft draft, ConditionList conditions) {
        return degraded(conditions)
                .or(() -> paused(draft))
                .or(() -> progressing(draft))
                .orElse(new PhaseMessage(HEALTHY, ""));
    }

    /** What bad news the conditions hold, if any. */
    static Optional<PhaseMessage> degraded(ConditionList conditions) {
        return conditions.all().stream().filter(PhaseRule::isBad).findFirst().map(condition -> {
            String word = condition.type().equals(Condition.INVALID_SPEC) ? Condition.INVALID_SPEC : condition.reason();
            return new PhaseMessage(DEGRADED, word + ": " + condition.message());
        });
    }

    private static boolean isBad(Condition condition) {
        return condition.type().equals(Condition.INVALID_SPEC)
                || condition.reason().equals(Reasons.ROLLOUT_ABORTED)
                || condition.reason().equals(Reasons.PROGRESS_DEADLINE_EXCEEDED);
    }

    private static Optional<PhaseMessage> paused(StatusDraft draft) {
        if (draft.spec().paused()) {
            return Optional.of(new PhaseMessage(PAUSED, "manually paused"));
        }
        return draft.halt().pauses().stream()
                .findFirst()
                .map(PauseCondition::reason)
                .map(reason -> new PhaseMessage(PAUSED, reason));
    }

    private static Optional<PhaseMessage> progressing(StatusDraft draft) {
        return waitsFor(draft).map(what -> new PhaseMessage(PROGRESSING, what));
    }

    private static Optional<String> waitsFor(StatusDraft draft) {
        Counts counts = draft.counts();
        boolean restarting = draft.spec().restartAt().isPresent()
                && !draft.spec().restartAt().equals(draft.release().restartedAt());
        if (restarting) {
            return Optional.of("rollout is restarting");
        }
        if (counts.updated() < draft.size()) {
            return Optional.of("more replicas need to be updated");
        }
        if (counts.available() < counts.updated()) {
            return Optional.of("updated replicas are still becoming available");
        }
        return switch (draft.spec().strategy()) {
            case CanaryStrategy canary -> canaryWaitsFor(draft, canary);
            case BlueGreenStrategy blueGreen -> blueGreenWaitsFor(draft, blueGreen);
        };
    }

    private static Optional<String> canaryWaitsFor(StatusDraft draft, CanaryStrategy canary) {
        if (canary.traffic().isEmpty()
                && draft.counts().replicas() > draft.counts().updated()) {
            return Optional.of("old replicas are pending termination");
        }
        return HealthRule.completed(draft.release())
                ? Optional.empty()
                : Optional.of("waiting for all steps to complete");
    }

    private static Optional<String> blueGreenWaitsFor(StatusDraft draft, BlueGreenStrategy strategy) {
        String active = draft.blueGreen().activeSelector();
        if (active.isEmpty() || !active.equals(draft.release().podHash())) {
            return Optional.of("active service cutover pending");
        }
        if (HealthRule.completed(draft.release())) {
            return Optional.empty();
        }
        boolean analysed = strategy.postPromotion().isEmpty()
                || draft.analyses()
                        .postPromotion()
                        .filter(AnalysisPointer::completed)
                        .isPresent();
        return Optional.of(
                analysed ? "waiting for post-promotion verification to complete" : "waiting for analysis to complete");
    }
}
