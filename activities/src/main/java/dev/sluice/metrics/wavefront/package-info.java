/**
 * Wavefront's chart API (spec 5.1). The token comes from a Secret of the controller.
 */
@NullMarked
package dev.sluice.metrics.wavefront;

import org.jspecify.annotations.NullMarked;
