/** What a parsed expression consists of. Names of variables within the expression are resolved to slots already. */
@NullMarked
package dev.sluice.domain.expr.ast;

import org.jspecify.annotations.NullMarked;
