/** Tests of the run of a release, on a tiny cluster with its own planner, so that they speak of the run alone. */
@NullMarked
package dev.sluice.workflow;

import org.jspecify.annotations.NullMarked;
