/**
 * What keeps several processes from harming each other: who goes first, whether another controller serves the same
 * objects, and whether the Temporal namespace belongs to this cluster. Releases are correct without any of it.
 */
@NullMarked
package dev.sluice.starter.guard;

import org.jspecify.annotations.NullMarked;
