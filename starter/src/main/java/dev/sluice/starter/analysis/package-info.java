/** Watches AnalysisRuns: rings the run of one that is to be begun, ended or deleted, or that is late with a measurement. */
@NullMarked
package dev.sluice.starter.analysis;

import org.jspecify.annotations.NullMarked;
