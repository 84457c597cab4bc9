/** Regular expressions in RE2's syntax, matched in linear time. Only this package knows the library that does it. */
@NullMarked
package dev.sluice.domain.expr.regex;

import org.jspecify.annotations.NullMarked;
