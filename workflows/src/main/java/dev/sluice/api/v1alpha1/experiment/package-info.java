/**
 * The spec and status of an Experiment (spec 1.8 and 2.8). Experiments run versions side by side for a time.
 */
@NullMarked
package dev.sluice.api.v1alpha1.experiment;

import org.jspecify.annotations.NullMarked;
