/**
 * The spec of a Rollout (spec 1.1 to 1.4), as users write it. Nothing is checked and no default is filled in here.
 */
@NullMarked
package dev.sluice.api.v1alpha1.rollout;

import org.jspecify.annotations.NullMarked;
