/**
 * Metrics, the templates that hold them and the runs that measure them (spec 1.6, 1.7 and 2.7). Also the references by which
 * a Rollout starts an analysis (spec 1.4).
 */
@NullMarked
package dev.sluice.api.v1alpha1.analysis;

import org.jspecify.annotations.NullMarked;
