package dev.sluice.starter.cli.show;

import dev.sluice.domain.rollout.PhaseMessage;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.cluster.Changes;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits for the end of a release (spec 7.2, {@code status}). */
record PhaseWatch(Supplier<PhaseMessage> phase, Changes changes, Deadline deadline) {

    /**
     * Returns when the phase is Healthy.
     *
     * @param shown hears each phase once
     * @throws CommandFailed when the phase is Degraded, or the deadline has passed before either (exact texts)
     */
    void untilEnd(Consumer<PhaseMessage> shown) {
        PhaseMessage last = PhaseMessage.NONE;
        while (true) {
            PhaseMessage now = phase.get();
            if (!now.equals(last)) {
                shown.accept(now);
                last = now;
            }
            if (isEnd(now)) {
                return;
            }
            changes.await(deadline.left());
        }
    }

    private boolean isEnd(PhaseMessage now) {
        if (now.phase().equals("Degraded")) {
            throw new CommandFailed("The rollout is in a degraded state with message: " + now.message());
        }
        if (!now.phase().equals("Healthy") && deadline.passed()) {
            throw new CommandFailed("Rollout status watch exceeded timeout");
        }
        return now.phase().equals("Healthy");
    }
}
