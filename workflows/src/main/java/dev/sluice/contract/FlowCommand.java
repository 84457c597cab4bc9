package dev.sluice.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command as it is sent: every field may be missing.
 *
 * @param ifStep applies only at this step index, not negative
 * @param ifHash applies only to the release of this pod hash
 */
public record FlowCommand(
        @Nullable String who,
        @Nullable String reason,
        @Nullable Integer ifStep,
        @Nullable String ifHash) {
    public static final FlowCommand EMPTY = new FlowCommand(null, null, null, null);

    private static final int LONGEST_LABEL = 63;

    /** Why no object can ever meet this command's conditions; empty when one may. */
    public Optional<String> malformed() {
        if (ifStep != null && ifStep < 0) {
            return Optional.of("ifStep is " + ifStep + ", and no step has a negative index");
        }
        if (ifHash != null && ifHash.length() > LONGEST_LABEL) {
            return Optional.of("ifHash is longer than a pod hash can be");
        }
        return Optional.empty();
    }
}
