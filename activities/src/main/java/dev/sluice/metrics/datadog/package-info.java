/**
 * Datadog's queries of time series (v1) and scalars (v2), as spec 5.1 has them. Keys come from a Secret or the environment.
 */
@NullMarked
package dev.sluice.metrics.datadog;

import org.jspecify.annotations.NullMarked;
