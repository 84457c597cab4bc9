/**
 * The metrics of an analysis: what one asks for once its arguments are in place, and the rules that it has to keep (spec 1.6
 * and 4.3).
 */
@NullMarked
package dev.sluice.domain.analysis.metric;

import org.jspecify.annotations.NullMarked;
