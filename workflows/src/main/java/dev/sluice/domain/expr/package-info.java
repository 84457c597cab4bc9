/** The language in which analysis templates state their conditions (Expr 1.17, spec 4.5). It is read once, checked and evaluated within bounds, and answers hostile input with one kind of error. */
@NullMarked
package dev.sluice.domain.expr;

import org.jspecify.annotations.NullMarked;
