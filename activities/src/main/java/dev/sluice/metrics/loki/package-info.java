/**
 * Grafana Loki's query API, under the plugin key sluice.dev/loki. It answers as Prometheus does.
 */
@NullMarked
package dev.sluice.metrics.loki;

import org.jspecify.annotations.NullMarked;
