/**
 * One AnalysisRun: what it measures, how far it has come, and what follows from a measurement (spec 1.7, 2.7 and 4.4). A
 * plan goes in and out as values; who measures and who writes is not known here.
 */
@NullMarked
package dev.sluice.domain.analysis.run;

import org.jspecify.annotations.NullMarked;
