/**
 * Dynatrace's Metrics API, under the plugin key sluice.dev/dynatrace. Address and token come from a Secret.
 */
@NullMarked
package dev.sluice.metrics.dynatrace;

import org.jspecify.annotations.NullMarked;
