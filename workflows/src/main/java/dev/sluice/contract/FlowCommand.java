package dev.sluice.contract;

import org.jspecify.annotations.Nullable;

/** A command as it is sent: every field may be missing. */
public record FlowCommand(
        @Nullable String who,
        @Nullable String reason,
        @Nullable Integer ifStep,
        @Nullable String ifHash) {
    public static final FlowCommand EMPTY = new FlowCommand(null, null, null, null);
}
