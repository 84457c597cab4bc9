/** Placeholder. */
@NullMarked
package dev.sluice.kube;

import org.jspecify.annotations.NullMarked;
