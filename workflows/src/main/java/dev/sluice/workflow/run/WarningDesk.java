package dev.sluice.workflow.run;

import dev.sluice.contract.Outcome;
import dev.sluice.contract.WarnRequest;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.workflow.call.Excerpt;
import dev.sluice.workflow.call.LocalFirst;
import dev.sluice.workflow.inbox.Inbox;
import io.temporal.workflow.Workflow;

/** Records warnings as events on the object. One that cannot be recorded is logged and given up: nothing waits for it. */
final class WarningDesk {
    private static final String ACTIVITY = "Warn";

    private final RolloutId id;
    private final Inbox inbox;
    private int count;

    WarningDesk(RunState run) {
        this.id = run.id();
        this.inbox = run.inbox();
    }

    /** Stops when something more urgent comes. */
    void deliver() {
        while (!inbox.isWoken() && inbox.hasWarnings()) {
            inbox.nextWarning().ifPresent(this::deliver);
        }
    }

    private void deliver(Inbox.Warning warning) {
        count++;
        String key = Workflow.getInfo().getRunId() + "-" + count;
        WarnRequest request = new WarnRequest(id, key, warning.reason(), Excerpt.of(warning.message()));
        Outcome outcome = LocalFirst.call(ACTIVITY, request, warning.reason() + ": " + warning.message());
        if (!(outcome instanceof Outcome.Done)) {
            Workflow.getLogger(WarningDesk.class)
                    .atWarn()
                    .addKeyValue("rollout", id.path())
                    .addKeyValue("reason", warning.reason())
                    .log("a warning could not be recorded as an event: {}", warning.message());
        }
    }
}
