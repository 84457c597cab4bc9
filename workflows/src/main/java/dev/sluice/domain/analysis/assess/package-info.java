/**
 * What follows from measurements (spec 4.4 and 4.5): from a value to the outcome of a measurement, from measurements to the
 * phase of a metric, from metrics to that of the run, and what is to be measured next. A plan comes out; nothing is done.
 */
@NullMarked
package dev.sluice.domain.analysis.assess;

import org.jspecify.annotations.NullMarked;
