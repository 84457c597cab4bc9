/** Walks a checked tree. Each step and each growth is paid for from the run's budget. */
@NullMarked
package dev.sluice.domain.expr.eval;

import org.jspecify.annotations.NullMarked;
