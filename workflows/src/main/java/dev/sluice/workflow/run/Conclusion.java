package dev.sluice.workflow.run;

import dev.sluice.contract.Outcome;
import dev.sluice.contract.RunInput;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.workflow.call.RunClock;
import dev.sluice.workflow.inbox.Inbox;
import dev.sluice.workflow.record.AttributeBook;
import dev.sluice.workflow.record.ReleaseBook;
import dev.sluice.workflow.record.Succession;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** How a run ends: at rest, or by going on as a new run for the next release or for the size of its history. */
final class Conclusion {
    private final RunState run;
    private final RunInput input;
    private final Inbox inbox;
    private final Horizon horizon;
    private final ActionRunner runner;
    private final WarningDesk warnings;
    private final ReleaseBook book;
    private final AttributeBook attributes;
    private String phase = "";

    Conclusion(RunState run, ActionRunner runner, WarningDesk warnings) {
        this.run = run;
        this.input = run.input();
        this.inbox = run.inbox();
        this.horizon = run.horizon();
        this.runner = runner;
        this.warnings = warnings;
        this.book = run.book();
        this.attributes = new AttributeBook(input.searchAttributes(), input.id());
    }

    /** Notes what a plan says of the release. */
    void saw(Plan plan) {
        book.saw(plan);
        if (!isNext(plan)) {
            phase = plan.phase();
        }
    }

    /** Shows the release as it is now in the run's search attributes. */
    void show() {
        attributes.show(shown());
    }

    boolean isNext(Plan plan) {
        return Succession.isNext(input.id(), book.record(), plan);
    }

    /** There is nothing to do. Ends the run if the release is over and nobody waits for an answer. */
    Next rest(Plan plan, Next.Wait otherwise) {
        plan.verdict().ifPresent(ended -> book.ended(Succession.verdict(ended), RunClock.now()));
        book.publish();
        if (annotate(plan.seen()) instanceof Outcome.Conflict) {
            return Next.CONFLICT;
        }
        warnings.deliver();
        if (plan.atRest() && isSettled() && inbox.isQuiet()) {
            book.publish();
            show();
            return Next.END;
        }
        return otherwise;
    }

    /**
     * Goes on as a new run if the history has grown large. A command that could not be written by then is refused, because a
     * history that grows on and on would end the run. While a user's worker is asked it stays: its answer would be lost.
     */
    void goOnIfLarge(CommandDesk commands) {
        boolean busy = inbox.isWoken() || !run.steps().isEmpty();
        if (busy || run.isCancelled() || !Workflow.getInfo().isContinueAsNewSuggested()) {
            return;
        }
        commands.refuseAll("it could not be written to the Rollout in all this time");
        warnings.deliver();
        if (isSettled()) {
            RunInput next =
                    new RunInput(input.id(), input.searchAttributes(), horizon.notBefore(), Optional.of(book.record()));
            Continuation.goOn(next, attributes.attributes(shown()));
        }
    }

    /**
     * Closes the record, and goes on with the plan's release unless somebody still waits for an answer about this one. A
     * cancelled run just ends; the next check rings for the release that is without a run.
     */
    Next follow(Plan plan) {
        book.ended(Succession.endedBy(input.id(), plan), RunClock.now());
        annotate(plan.seen());
        warnings.deliver();
        if (!isSettled()) {
            return Next.AGAIN;
        }
        book.publish();
        show();
        if (!run.isCancelled()) {
            continueWith(plan);
        }
        return Next.END;
    }

    private Outcome annotate(Freshness seen) {
        Optional<Action.PatchReplicaSet> write = book.nextAnnotation();
        if (write.isEmpty()) {
            return new Outcome.Done(Freshness.NONE);
        }
        Outcome outcome = runner.carryOutAlone(write.get(), seen);
        if (!(outcome instanceof Outcome.Conflict)) {
            book.annotated();
        }
        return outcome;
    }

    /** Waits until every handler has finished, as long as nothing new comes. */
    private boolean isSettled() {
        Workflow.await(() -> !inbox.isEmpty() || inbox.isWoken() || Workflow.isEveryHandlerFinished());
        return inbox.isEmpty() && Workflow.isEveryHandlerFinished();
    }

    private void continueWith(Plan plan) {
        String uid = plan.release().map(ReleaseId::uid).orElse(input.id().uid());
        RolloutId id = new RolloutId(input.id().namespace(), input.id().name(), uid);
        RunInput next = new RunInput(id, input.searchAttributes(), horizon.notBefore(), Optional.empty());
        AttributeBook.Shown shown = new AttributeBook.Shown(plan.phase(), Optional.empty(), plan.release());
        Continuation.goOn(next, attributes.attributes(shown));
    }

    private AttributeBook.Shown shown() {
        return new AttributeBook.Shown(
                phase, book.record().verdict(), book.record().release());
    }
}
