package dev.sluice.domain.rollout;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A number of pods, or a share of them in per cent (Kubernetes' int-or-string). */
public record IntOrPercent(int value, boolean percent) {

    /** This many of {@code total}, a fraction counted as a whole pod. */
    public int up(int total) {
        return resolve(total, RoundingMode.CEILING);
    }

    /** This many of {@code total}, a fraction dropped. */
    public int down(int total) {
        return resolve(total, RoundingMode.FLOOR);
    }

    private int resolve(int total, RoundingMode rounding) {
        return percent
                ? BigDecimal.valueOf(value)
                        .multiply(BigDecimal.valueOf(total))
                        .divide(BigDecimal.valueOf(100), rounding)
                        .setScale(0, rounding)
                        .intValue()
                : value;
    }
}
