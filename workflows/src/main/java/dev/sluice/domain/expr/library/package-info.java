/** The functions that every expression has, one table for each group. Each takes its share of the run's budget. */
@NullMarked
package dev.sluice.domain.expr.library;

import org.jspecify.annotations.NullMarked;
