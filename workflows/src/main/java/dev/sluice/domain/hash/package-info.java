/**
 * The hashes by which ReplicaSets and steps are recognised, equal to the reference's own (spec 3.2). They are made over
 * what Go's JSON encoder writes, so this package knows the Go types of a pod template and of the canary steps.
 */
@NullMarked
package dev.sluice.domain.hash;

import org.jspecify.annotations.NullMarked;
