/** Placeholder. */
@NullMarked
package dev.sluice.starter;

import org.jspecify.annotations.NullMarked;
