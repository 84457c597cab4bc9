package dev.sluice.workflow.run;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.workflow.call.Backoff;
import dev.sluice.workflow.call.Excerpt;
import java.time.Instant;
import java.util.Optional;

/** Remembers the action that keeps failing, and when it may be tried again. */
final class Troubles {
    private Optional<Trouble> current = Optional.empty();
    private int streak;

    Optional<Trouble> current() {
        return current;
    }

    /** Whether the action failed and its next try is still to come. */
    boolean holds(Action action, Instant now) {
        return Trouble.holds(current, action, now);
    }

    void failed(Action action, String code, String why, Instant now) {
        int failures = current.filter(known -> isAbout(known, action))
                        .map(Trouble::failures)
                        .orElse(0)
                + 1;
        streak++;
        current = Optional.of(
                new Trouble(action.key(), failures, code, Excerpt.of(why), now.plus(Backoff.ACTION.after(streak))));
    }

    /** The action was carried out; one that was so before without effect stays in doubt. */
    void succeeded(Action action) {
        if (current.filter(known -> isAbout(known, action) && !isEffectless(known))
                .isPresent()) {
            forget();
        }
    }

    /**
     * Forgets a trouble whose action may be tried again, but is not asked for any more.
     *
     * @return whether there was one, so that the plan was made with a trouble that is over
     */
    boolean outlived(Plan plan, Instant plannedAt) {
        boolean over = current.filter(known -> !plannedAt.isBefore(known.notBefore())
                        && plan.actions().stream().noneMatch(action -> isAbout(known, action)))
                .isPresent();
        if (over) {
            forget();
        }
        return over;
    }

    /** A command was written, so that the next try is about something else: it need not wait. */
    void commanded(Instant now) {
        current = current.map(known -> heldUntil(known, now));
    }

    /**
     * Somebody else changed the objects. That ends the wait when it may have changed what is asked for: the Rollout itself,
     * or anything where the last try had no effect, or where an analysis could not be made.
     */
    void changed(boolean rollout, Instant now) {
        if (rollout || current.filter(Troubles::isMendedElsewhere).isPresent()) {
            commanded(now);
        }
    }

    /** When the next try is due, if that is still to come. */
    Optional<Instant> nextTry(Instant now) {
        return current.map(Trouble::notBefore).filter(now::isBefore);
    }

    private void forget() {
        current = Optional.empty();
        streak = 0;
    }

    private static boolean isAbout(Trouble trouble, Action action) {
        return trouble.actionKey().equals(action.key());
    }

    private static boolean isEffectless(Trouble trouble) {
        return trouble.code().equals(Trouble.NO_EFFECT);
    }

    private static boolean isMendedElsewhere(Trouble trouble) {
        return isEffectless(trouble) || trouble.code().equals(Trouble.INVALID_ANALYSIS);
    }

    private static Trouble heldUntil(Trouble trouble, Instant instant) {
        Instant sooner = instant.isBefore(trouble.notBefore()) ? instant : trouble.notBefore();
        return new Trouble(trouble.actionKey(), trouble.failures(), trouble.code(), trouble.error(), sooner);
    }
}
