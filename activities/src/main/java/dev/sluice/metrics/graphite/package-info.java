/**
 * Graphite's render API (spec 5.1). The points of the first series are the value.
 */
@NullMarked
package dev.sluice.metrics.graphite;

import org.jspecify.annotations.NullMarked;
