/** How a canary release decides: replica maths, steps, status and scaling. Pure functions of an observation. */
@NullMarked
package dev.sluice.domain.canary;

import org.jspecify.annotations.NullMarked;
