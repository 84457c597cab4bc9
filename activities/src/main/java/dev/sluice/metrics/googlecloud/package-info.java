/**
 * Google Cloud Monitoring, under the plugin key sluice.dev/googleCloudMonitoring. Tokens are made with a service account's key, or come from the metadata server.
 */
@NullMarked
package dev.sluice.metrics.googlecloud;

import org.jspecify.annotations.NullMarked;
