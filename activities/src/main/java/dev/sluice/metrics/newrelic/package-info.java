/**
 * New Relic's NerdGraph (spec 5.1). Account and key come from a Secret of the controller.
 */
@NullMarked
package dev.sluice.metrics.newrelic;

import org.jspecify.annotations.NullMarked;
