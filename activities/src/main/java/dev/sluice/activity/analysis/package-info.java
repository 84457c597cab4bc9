/** What an AnalysisRun needs from the world: measurements are asked for, judged, and written to its status. */
@NullMarked
package dev.sluice.activity.analysis;

import org.jspecify.annotations.NullMarked;
