package dev.sluice.metrics.prometheus;

import dev.sluice.metrics.ProviderException;
import java.time.Instant;

/** Evaluates the expressions of a range's start and end, such as {@code now() - duration("1h")}. */
@FunctionalInterface
public interface TimeExpression {

    /**
     * The time that the expression stands for at a moment.
     *
     * @throws ProviderException when it is none, or no time
     */
    Instant evaluate(String source, Instant now) throws ProviderException;
}
