/**
 * The analyses of a release (spec 4.1): which AnalysisRun it goes by at the moment, when a new one is made, what follows from
 * its phase, and what becomes of the others. Both strategies go by the same rules.
 */
@NullMarked
package dev.sluice.domain.release.analysis;

import org.jspecify.annotations.NullMarked;
