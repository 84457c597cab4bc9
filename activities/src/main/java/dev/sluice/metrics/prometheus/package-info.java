/**
 * Prometheus and what speaks its query API (spec 5.1). Instant queries and ranges.
 */
@NullMarked
package dev.sluice.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
