package dev.sluice.domain.expr.function;

import org.jspecify.annotations.Nullable;

/** A predicate of the expression, ready to be asked. */
@FunctionalInterface
public interface Predicate {
    /** Its answer for an element, its index, and what was accumulated so far (nil where nothing is). */
    @Nullable
    Object ask(@Nullable Object element, long index, @Nullable Object accumulated);
}
