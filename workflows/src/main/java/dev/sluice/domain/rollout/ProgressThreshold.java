package dev.sluice.domain.rollout;

import java.math.BigDecimal;

/**
 * How many of the canary's pods have to be available for a step to be done (spec 1.3, {@code replicaProgressThreshold}).
 *
 * @param percent whether the value is a share of the wanted pods, or a number of pods
 */
public record ProgressThreshold(boolean percent, int value) {

    /** Whether so many available pods are enough when so many are wanted. */
    public boolean isMet(int available, int wanted) {
        return percent
                ? wanted == 0
                        || BigDecimal.valueOf(available)
                                        .movePointRight(2)
                                        .compareTo(BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(wanted)))
                                >= 0
                : available >= value;
    }
}
