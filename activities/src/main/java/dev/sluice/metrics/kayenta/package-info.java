/**
 * Judgements by Kayenta (spec 5.1). A judgement is begun, and asked about until it is over.
 */
@NullMarked
package dev.sluice.metrics.kayenta;

import org.jspecify.annotations.NullMarked;
