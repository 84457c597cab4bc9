package dev.sluice.domain.step;

import dev.sluice.domain.analysis.template.AnalysisRequest;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plugin.StepWork;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** One step of a canary release. A kind that is not listed here is refused by name when the spec is read. */
public sealed interface Step {

    /** How the step reads in events (spec 3.5, exact). */
    String label();

    /**
     * Sends this share to the canary.
     *
     * @param weight out of the most there is, which is 100 unless traffic is routed; not negative
     */
    record SetWeight(int weight) implements Step {
        public SetWeight {
            if (weight < 0) {
                throw new IllegalArgumentException("weight " + weight + " is negative");
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
     * Gives the canary pods by another measure than its weight.
     *
     * @param weight the share that the pods could carry
     * @param matchTrafficWeight whether they follow the weight again
     */
    record SetCanaryScale(OptionalInt weight, OptionalInt replicas, boolean matchTrafficWeight) implements Step {
        @Override
        public String label() {
            if (matchTrafficWeight) {
                return "setCanaryScale{matchTrafficWeight: true}";
            }
            return replicas.isPresent()
                    ? "setCanaryScale{replicas: " + replicas.getAsInt() + "}"
                    : "setCanaryScale{weight: " + weight.orElse(0) + "}";
        }
    }

    /**
     * Sends requests with certain headers to the canary; without a match it takes the route of that name back.
     *
     * @param route as the user wrote it
     */
    record SetHeaderRoute(String name, Json.Obj route) implements Step {
        @Override
        public String label() {
            return "setHeaderRoute: " + name;
        }
    }

    /**
     * Copies requests to the canary; without a match it takes the route of that name back.
     *
     * @param route as the user wrote it
     */
    record SetMirrorRoute(String name, Json.Obj route) implements Step {
        @Override
        public String label() {
            return "setMirrorRoute: " + name;
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
