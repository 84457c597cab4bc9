/**
 * The Temporal worker and what every process needs around it: configuration, the connection to Temporal, metrics and
 * health. What it runs is listed in one place.
 */
@NullMarked
package dev.sluice.worker;

import org.jspecify.annotations.NullMarked;
