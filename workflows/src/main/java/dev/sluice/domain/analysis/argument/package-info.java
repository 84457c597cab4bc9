/** Arguments of an analysis, and how their values get into metrics (spec 4.2). */
@NullMarked
package dev.sluice.domain.analysis.argument;

import org.jspecify.annotations.NullMarked;
