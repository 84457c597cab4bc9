package dev.sluice.workflow.run;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plugin.StepAnswer;
import dev.sluice.domain.plugin.StepCalls.StepCall;
import dev.sluice.workflow.call.ActivityDefaults;
import dev.sluice.workflow.call.LocalFirst;
import dev.sluice.workflow.inbox.Inbox;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls of users' workers (spec 3.8). They go on beside the run, which hears commands meanwhile; an answer wakes it, and
 * stays here until the planner has it in the status.
 */
final class StepDesk {
    private final Inbox inbox;
    private final SequencedMap<String, Call> calls = new LinkedHashMap<>();

    /** One call, which may have been answered. */
    private record Call(Action.CallStepPlugin action, CancellationScope scope, Optional<StepAnswer> answer) {}

    StepDesk(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Begins a call, unless it has begun. */
    void begin(Action.CallStepPlugin action) {
        if (calls.containsKey(action.id())) {
            return;
        }
        Workflow.newCancellationScope(scope -> {
                    calls.put(action.id(), new Call(action, scope, Optional.empty()));
                    Workflow.newUntypedActivityStub(ActivityDefaults.stepCall(action))
                            .executeAsync(action.activity(), Json.class, action.question())
                            .handle((answer, failure) -> land(action, answer, failure));
                })
                .run();
    }

    private @Nullable Void land(Action.CallStepPlugin action, @Nullable Json answer, @Nullable Exception failure) {
        Call open = calls.get(action.id());
        if (open != null) {
            StepAnswer said = failure == null
                    ? StepAnswer.read(answer == null ? Json.NULL : answer)
                    : StepAnswer.error(why(action, failure));
            calls.put(action.id(), new Call(action, open.scope(), Optional.of(said)));
            inbox.wake();
        }
        return null;
    }

    private static String why(Action.CallStepPlugin action, Exception failure) {
        String worker = "the worker of task queue \"" + action.taskQueue() + "\"";
        if (!(failure instanceof ActivityFailure broken)) {
            return worker + " answered something that is no JSON";
        }
        if (!(broken.getCause() instanceof TimeoutFailure late)) {
            return worker + " failed: " + LocalFirst.text(broken);
        }
        return switch (late.getTimeoutType()) {
            case TIMEOUT_TYPE_SCHEDULE_TO_START ->
                "no worker has taken the activity " + action.activity() + " from task queue \"" + action.taskQueue()
                        + "\" within " + action.timeout().toSeconds() + "s";
            default -> worker + " has not answered within " + action.timeout().toSeconds() + "s";
        };
    }

    /** Gives a call up, or forgets its answer. */
    void forget(String id) {
        Optional.ofNullable(calls.remove(id))
                .filter(call -> call.answer().isEmpty())
                .ifPresent(call -> call.scope().cancel("nobody needs the answer any more"));
    }

    /** All that have begun and are not forgotten. */
    List<StepCall> calls() {
        return calls.sequencedEntrySet().stream()
                .map(call -> new StepCall(call.getKey(), call.getValue().answer()))
                .toList();
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }
}
