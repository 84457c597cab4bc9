package dev.sluice.domain.status;

import dev.sluice.domain.rollout.ReplicaSet;

/** Sentences that appear in conditions and events alike (spec 2.4). */
public final class Messages {
    private Messages() {}

    /** Who progresses: the ReplicaSet of the current template, or the Rollout while there is none. */
    static String subject(StatusDraft draft) {
        return draft.sets()
                .current()
                .map(ReplicaSet::name)
                .map(name -> "ReplicaSet \"" + name + "\"")
                .orElse("Rollout \"" + draft.rollout().meta().name() + "\"");
    }

    public static String timedOut(StatusDraft draft) {
        return subject(draft) + " has timed out progressing.";
    }

    /** That the release was aborted, and why if the controller did it. */
    public static String aborted(StatusDraft draft) {
        int revision = draft.sets().current().map(ReplicaSet::revision).orElse(0);
        return "Rollout aborted update to revision " + revision
                + draft.abortCause().map(cause -> ": " + cause).orElse("");
    }
}
