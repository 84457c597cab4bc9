package dev.sluice.workflow.call;

import dev.sluice.contract.Outcome;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.Workflow;

/**
 * Calls an activity that writes: once in this process, which is cheap, and where that gives no answer as a regular activity,
 * which another process may carry out. Never throws: what goes wrong is an outcome.
 */
public final class LocalFirst {
    private LocalFirst() {}

    /**
     * Takes ten seconds at most.
     *
     * @param activity the activity's type
     * @param summary how it reads on the time line
     */
    public static Outcome call(String activity, Object request, String summary) {
        String shown = Excerpt.of(summary, ActivityDefaults.LONGEST_SUMMARY);
        Outcome local = locally(activity, request, shown);
        return local instanceof Outcome.Failed failed && failed.unanswered()
                ? regularly(activity, request, shown)
                : local;
    }

    /**
     * Calls it as a regular activity only, which starts when everything the run has decided so far is in its history. For
     * what must not be decided anew after its effect. Takes seven seconds at most.
     *
     * @param activity the activity's type
     * @param summary how it reads on the time line
     */
    public static Outcome callRecorded(String activity, Object request, String summary) {
        return regularly(activity, request, Excerpt.of(summary, ActivityDefaults.LONGEST_SUMMARY));
    }

    private static Outcome locally(String activity, Object request, String summary) {
        try {
            return Workflow.newUntypedLocalActivityStub(ActivityDefaults.localWrite(summary))
                    .execute(activity, Outcome.class, request);
        } catch (ActivityFailure broken) {
            return new Outcome.Failed(Outcome.Failed.UNREACHABLE, text(broken));
        }
    }

    private static Outcome regularly(String activity, Object request, String summary) {
        try {
            return Workflow.newUntypedActivityStub(ActivityDefaults.write(summary))
                    .execute(activity, Outcome.class, request);
        } catch (ActivityFailure broken) {
            return new Outcome.Failed(code(broken), text(broken));
        }
    }

    private static String code(ActivityFailure broken) {
        return switch (broken.getCause()) {
            case TimeoutFailure ignored -> Outcome.Failed.TIMED_OUT;
            case ApplicationFailure failure -> failure.getType();
            case null, default -> Outcome.Failed.UNREACHABLE;
        };
    }

    /** The cause in words, without the identifiers that the failure of an activity carries. */
    public static String text(ActivityFailure broken) {
        return switch (broken.getCause()) {
            case TimeoutFailure ignored -> "no answer in time";
            case ApplicationFailure failure -> Excerpt.of(failure.getOriginalMessage());
            case null, default -> Excerpt.of(String.valueOf(broken.getMessage()));
        };
    }
}
