/** Times and durations as users know them from Go: layouts, units, methods. The present is handed in. */
@NullMarked
package dev.sluice.domain.expr.time;

import org.jspecify.annotations.NullMarked;
