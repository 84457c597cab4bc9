package dev.sluice.domain.command;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an operator asks of a release.
 *
 * @param who asked, when known
 * @param reason why, when given
 * @param ifStep applies only while the status has this step index
 * @param ifHash applies only while the status has this pod hash
 */
public record Command(
        Kind kind, Optional<String> who, Optional<String> reason, OptionalInt ifStep, Optional<String> ifHash) {

    /** The commands, under the names of their signals and updates. */
    public enum Kind {
        promote,
        promoteFull,
        skipStep,
        abort,
        retry
    }
}
