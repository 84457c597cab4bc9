/** Tests of what an AnalysisRun asks of the world, against an API server that says what it is told to. */
@NullMarked
package dev.sluice.activity.analysis;

import org.jspecify.annotations.NullMarked;
