/** What all kinds of release have in common: the current revision, sizes, status, events, and the plan that comes of them. Strategies are packages beside it. */
@NullMarked
package dev.sluice.domain.release;

import org.jspecify.annotations.NullMarked;
