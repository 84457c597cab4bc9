/** The rules of spec 1.10 as a table. */
@NullMarked
package dev.sluice.domain.spec;

import org.jspecify.annotations.NullMarked;
