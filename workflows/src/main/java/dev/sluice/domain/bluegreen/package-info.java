/** How a blue-green release decides: preview and active Service, pauses, scale-down delays. Pure functions of an observation. */
@NullMarked
package dev.sluice.domain.bluegreen;

import org.jspecify.annotations.NullMarked;
