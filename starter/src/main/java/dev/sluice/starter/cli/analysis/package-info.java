/** Commands about analysis: conditions tried out, and AnalysisRuns begun and ended by hand. None of them needs Temporal. */
@NullMarked
package dev.sluice.starter.cli.analysis;

import org.jspecify.annotations.NullMarked;
