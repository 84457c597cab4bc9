/** Finds before a run what cannot work out. The variables have the types of the values that they hold in this run. */
@NullMarked
package dev.sluice.domain.expr.check;

import org.jspecify.annotations.NullMarked;
