/**
 * Splunk Observability's SignalFlow, under the plugin key sluice.dev/splunk. Address and token come from a Secret.
 */
@NullMarked
package dev.sluice.metrics.splunk;

import org.jspecify.annotations.NullMarked;
