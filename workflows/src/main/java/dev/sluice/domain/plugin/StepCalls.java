package dev.sluice.domain.plugin;

import java.util.List;
import java.util.Optional;

/**
 * The calls of users' workers that the run of a release has begun and not forgotten yet.
 *
 * @param known false for one who looks at a release and is not its run: a worker may have been asked
 */
public record StepCalls(boolean known, List<StepCall> all) {
    public static final StepCalls UNKNOWN = new StepCalls(false, List.of());

    public StepCalls {
        all = List.copyOf(all);
    }

    /** All that there are. */
    public static StepCalls of(List<StepCall> all) {
        return new StepCalls(true, all);
    }

    /** The answer to this call; empty when there is no such call, or no answer yet. */
    Optional<StepAnswer> answer(String call) {
        return all.stream().filter(one -> one.id().equals(call)).findFirst().flatMap(StepCall::answer);
    }

    /** Whether there is such a call, answered or not; whoever does not know has to suppose so. */
    boolean has(String call) {
        return !known || all.stream().anyMatch(one -> one.id().equals(call));
    }

    /**
     * One call.
     *
     * @param id {@link PluginItem#call()}
     * @param answer empty while the worker is at it
     */
    public record StepCall(String id, Optional<StepAnswer> answer) {}
}
