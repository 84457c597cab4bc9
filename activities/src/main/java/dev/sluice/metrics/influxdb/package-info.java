/**
 * InfluxDB queries in Flux (spec 5.1). Address and token come from a Secret of the controller.
 */
@NullMarked
package dev.sluice.metrics.influxdb;

import org.jspecify.annotations.NullMarked;
