/** From the text of an expression to its tree. Length, nesting and number of nodes are bounded here. */
@NullMarked
package dev.sluice.domain.expr.syntax;

import org.jspecify.annotations.NullMarked;
