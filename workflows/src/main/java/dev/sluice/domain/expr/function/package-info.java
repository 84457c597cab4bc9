/** What a function of the language is: its parameters, its result, its body. Arguments are checked by the same rule before and during a run. */
@NullMarked
package dev.sluice.domain.expr.function;

import org.jspecify.annotations.NullMarked;
