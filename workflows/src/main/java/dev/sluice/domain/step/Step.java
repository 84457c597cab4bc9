package dev.sluice.domain.step;

import dev.sluice.domain.analysis.template.AnalysisRequest;
import dev.sluice.domain.plugin.StepWork;
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

    /**
     * Has a worker of the user's own do something, and goes on when that is done (spec 3.8).
     *
     * @param name of the plug-in
     * @param work which worker; empty when nobody knows a plug-in of that name
     */
    record Plugin(String name, Optional<StepWork> work) implements Step {
        @Override
        public String label() {
            return "plugin: " + name;
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
