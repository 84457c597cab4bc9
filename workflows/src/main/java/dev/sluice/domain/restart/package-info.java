/** Restarting the pods of a Rollout without a new version. */
@NullMarked
package dev.sluice.domain.restart;

import org.jspecify.annotations.NullMarked;
