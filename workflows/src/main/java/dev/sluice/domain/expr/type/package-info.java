/** The types that are known before an expression runs. They are what makes comparing a number with a text an error instead of false. */
@NullMarked
package dev.sluice.domain.expr.type;

import org.jspecify.annotations.NullMarked;
