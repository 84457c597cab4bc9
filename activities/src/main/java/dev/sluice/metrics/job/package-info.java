/**
 * Kubernetes Jobs whose end is the verdict (spec 5.1). A Job is created once, and asked about until it is over.
 */
@NullMarked
package dev.sluice.metrics.job;

import org.jspecify.annotations.NullMarked;
