/** Tests of the watch over AnalysisRuns, with a clock that is set by hand. */
@NullMarked
package dev.sluice.starter.analysis;

import org.jspecify.annotations.NullMarked;
