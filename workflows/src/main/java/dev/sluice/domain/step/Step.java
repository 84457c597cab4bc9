package dev.sluice.domain.step;

import dev.sluice.domain.analysis.template.AnalysisRequest;
import java.time.Duration;
import java.util.Optional;

/** One step of a canary release. A kind that is not listed here is refused by name when the spec is read. */
public sealed interface Step {

    /** How the step reads in events (spec 3.5, exact). */
    String label();

    /**
     * Sends this share to the canary.
     *
     * @param weight per cent, 0..100
     */
    record SetWeight(int weight) implements Step {
        public SetWeight {
            if (weight < 0 || weight > 100) {
                throw new IllegalArgumentException("weight " + weight + " is outside 0..100");
            }
        }

        @Override
        public String label() {
            return "setWeight: " + weight;
        }
    }

    /**
     * Waits.
     *
     * @param length empty waits until someone promotes
     * @param text the duration as the user wrote it
     */
    record Pause(Optional<Duration> length, Optional<String> text) implements Step {
        @Override
        public String label() {
            return text.map(written -> "pause: " + written).orElse("pause");
        }
    }

    /** Measures, and goes on when that has succeeded. */
    record Analysis(AnalysisRequest request) implements Step {
        @Override
        public String label() {
            return "analysis";
        }
    }
}
