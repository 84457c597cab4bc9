package dev.sluice.workflow.record;

import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import dev.sluice.domain.rollout.RolloutId;
import java.util.Optional;

/** Tells one release from the next, and how the one before ended. */
public final class Succession {
    private Succession() {}

    /**
     * Whether the plan is for another release than the recorded one: another object, template or steps, or the same once
     * more after its verdict, such as when an abort is taken back.
     */
    public static boolean isNext(RolloutId id, ReleaseRecord record, Plan plan) {
        return plan.release()
                .map(release -> !release.uid().equals(id.uid())
                        || record.release().map(known -> !known.sameAs(release)).orElse(false)
                        || (record.verdict().isPresent() && plan.verdict().isEmpty()))
                .orElse(false);
    }

    /** How a release ended that the plan's release follows, unless its verdict had fallen before. */
    public static Verdict endedBy(RolloutId id, Plan plan) {
        boolean sameObject = plan.release().map(ReleaseId::uid).equals(Optional.of(id.uid()));
        return sameObject ? Verdict.Superseded : Verdict.Deleted;
    }

    /** The verdict for a state in which a release may end. */
    public static Verdict verdict(Plan.State ended) {
        return switch (ended) {
            case PROMOTED -> Verdict.Promoted;
            case ABORTED -> Verdict.Aborted;
            case INVALID -> Verdict.Invalid;
            case GONE -> Verdict.Deleted;
            case IN_FLIGHT -> throw new IllegalArgumentException("a release in flight has no verdict");
        };
    }
}
