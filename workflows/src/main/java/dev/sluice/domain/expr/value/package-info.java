/** What an expression computes with: how values compare, print and are paid for. Values are null, Boolean, Long, Double, String, lists, sequenced maps, times and durations. */
@NullMarked
package dev.sluice.domain.expr.value;

import org.jspecify.annotations.NullMarked;
