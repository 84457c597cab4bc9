package dev.sluice.domain.command;

import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.PauseCondition;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.RolloutStatus;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Turns commands into the status patches that existing tools write (spec 7.2, F1), or says why not. A command that was
 * written once is recognised, so that a second try never passes a second step.
 */
public final class CommandRules {
    private static final String ABORTED = "the release is aborted: retry it, or promote it in full";

    private CommandRules() {}

    /** What the command comes to on this object. */
    public static CommandDecision decide(Rollout rollout, Command command) {
        Release release = rollout.status().release();
        if (command.ifHash().filter(hash -> !hash.equals(release.podHash())).isPresent()) {
            return new CommandDecision.Refuse("the command was for pod hash "
                    + command.ifHash().get() + ", the release in progress has " + release.podHash());
        }
        if (command.ifStep().isPresent() && isStepCommand(command.kind())) {
            int step = release.stepIndex().orElse(0);
            if (step > command.ifStep().getAsInt()) {
                return new CommandDecision.Already("step " + command.ifStep().getAsInt() + " has been passed");
            }
            if (step < command.ifStep().getAsInt()) {
                return new CommandDecision.Refuse(
                        "the command was for step " + command.ifStep().getAsInt() + ", the release is at " + step);
            }
        }
        return switch (rollout.spec()) {
            case Rollout.Spec.Invalid(String error) -> new CommandDecision.Refuse("the Rollout is invalid: " + error);
            case Rollout.Spec.Valid(RolloutSpec spec) -> decide(rollout, spec, command.kind());
        };
    }

    private static boolean isStepCommand(Command.Kind kind) {
        return kind == Command.Kind.promote || kind == Command.Kind.skipStep;
    }

    private static CommandDecision decide(Rollout rollout, RolloutSpec spec, Command.Kind kind) {
        return switch (kind) {
            case promote -> promote(rollout, spec);
            case promoteFull -> promoteFull(rollout);
            case skipStep -> passStep(rollout, spec, true);
            case abort -> abort(rollout);
            case retry -> retry(rollout);
        };
    }

    private static CommandDecision promote(Rollout rollout, RolloutSpec spec) {
        Halt halt = rollout.status().halt();
        if (spec.paused()) {
            return new CommandDecision.Refuse("spec.paused is true: resume the Rollout first");
        }
        if (!halt.abort() && halt.pauses().isEmpty() && halt.controllerPause()) {
            return new CommandDecision.Already("the pause has been ended");
        }
        if (!halt.abort() && isInconclusiveStep(rollout.status())) {
            return passStep(rollout, spec, true);
        }
        if (!halt.abort() && !halt.pauses().isEmpty()) {
            return write("pauseConditions", Json.NULL);
        }
        return passStep(rollout, spec, false);
    }

    /** Whether the release is held because the analysis of its step was inconclusive: to go on then means to pass it (F1). */
    private static boolean isInconclusiveStep(RolloutStatus status) {
        return status.halt().pause(PauseCondition.INCONCLUSIVE_ANALYSIS_RUN).isPresent()
                && status.analyses()
                        .step()
                        .filter(run -> run.phase().equals(Phase.Inconclusive.name()))
                        .isPresent();
    }

    /** @param anew whether a pause that comes next is to be entered, and not taken as ended by the same command */
    private static CommandDecision passStep(Rollout rollout, RolloutSpec spec, boolean anew) {
        if (rollout.status().halt().abort()) {
            return new CommandDecision.Refuse(ABORTED);
        }
        int steps = spec.steps().size();
        int step = rollout.status().release().stepIndex().orElse(steps);
        if (step >= steps) {
            return new CommandDecision.Refuse(
                    steps == 0 ? "the release is not paused, and has no steps" : "no step is left to pass");
        }
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        fields.put("pauseConditions", Json.NULL);
        fields.put("currentStepIndex", Json.of(step + 1));
        if (anew) {
            fields.put("controllerPause", Json.NULL);
        }
        return write(fields);
    }

    private static CommandDecision promoteFull(Rollout rollout) {
        Release release = rollout.status().release();
        if (release.fullyPromoted()) {
            return new CommandDecision.Refuse("the current version is promoted already");
        }
        return release.promoteFull()
                ? new CommandDecision.Already("full promotion has been requested")
                : write("promoteFull", Json.of(true));
    }

    private static CommandDecision abort(Rollout rollout) {
        if (rollout.status().release().fullyPromoted()) {
            return new CommandDecision.Refuse("no release is in progress");
        }
        return rollout.status().halt().abort()
                ? new CommandDecision.Already("the release has been aborted")
                : write("abort", Json.of(true));
    }

    private static CommandDecision retry(Rollout rollout) {
        if (rollout.status().halt().abort()) {
            return write("abort", Json.of(false));
        }
        return progressingReason(rollout).filter("RolloutAborted"::equals).isPresent()
                ? new CommandDecision.Already("the abort has been taken back")
                : new CommandDecision.Refuse("the release is not aborted");
    }

    private static Optional<String> progressingReason(Rollout rollout) {
        return rollout.status().conditions().stream()
                .filter(condition -> condition.type().equals(Condition.PROGRESSING))
                .map(Condition::reason)
                .findFirst();
    }

    private static CommandDecision write(String field, Json value) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        fields.put(field, value);
        return write(fields);
    }

    private static CommandDecision write(SequencedMap<String, Json> fields) {
        return new CommandDecision.Write(Json.Obj.EMPTY.with("status", new Json.Obj(fields)));
    }
}
