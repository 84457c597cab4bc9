package dev.sluice.domain.rollout;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A number of pods, or a share of them in per cent (Kubernetes' int-or-string). */
public record IntOrPercent(int value, boolean percent) {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** This many of {@code total}, a fraction counted as a whole pod. No more than an int holds. */
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
                        .movePointLeft(2)
                        .setScale(0, rounding)
                        .min(MOST)
                        .intValue()
                : value;
    }
}
