package dev.sluice.domain.bluegreen;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What analysis says about a blue-green release (spec 3.7, F6): one gate before the active Service is switched, one before
 * the new version is promoted.
 */
public record Gates(Gate prePromotion, Gate postPromotion) {
    public static final Gates NONE = new Gates(new Gate.NotNeeded(), new Gate.NotNeeded());

    /** One analysis. */
    public sealed interface Gate {

        /** The user asks for none, or the release has no use for it as it stands. */
        record NotNeeded() implements Gate {}

        /** It has not ended, or not begun. */
        record Pending() implements Gate {}

        record Passed() implements Gate {}

        /**
         * A human has to decide.
         *
         * @param run name of the run
         */
        record Inconclusive(String run) implements Gate {}

        /**
         * The release is to be aborted.
         *
         * @param cause as the condition has it (spec 2.4, "Abort causes")
         */
        record Failed(String cause) implements Gate {}

        /** Whether it lets the release through. */
        default boolean open() {
            return switch (this) {
                case NotNeeded ignored -> true;
                case Passed ignored -> true;
                case Pending ignored -> false;
                case Inconclusive ignored -> false;
                case Failed ignored -> false;
            };
        }
    }

    /** Why the release is to be aborted; empty when it is not. */
    Optional<String> failure() {
        return Stream.of(prePromotion, postPromotion)
                .flatMap(gate -> gate instanceof Gate.Failed(String cause) ? Stream.of(cause) : Stream.empty())
                .findFirst();
    }

    /** The run about which a human has to decide; empty when there is none. */
    Optional<String> inconclusive() {
        return Stream.of(prePromotion, postPromotion)
                .flatMap(gate -> gate instanceof Gate.Inconclusive(String run) ? Stream.of(run) : Stream.empty())
                .findFirst();
    }

    Gates withPostPromotion(Gate gate) {
        return new Gates(prePromotion, gate);
    }
}
