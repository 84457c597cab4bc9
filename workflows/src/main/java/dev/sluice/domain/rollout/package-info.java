/** The Rollout and its ReplicaSets as strict values, read from the objects of the cluster. Nothing here decides what to do next. */
@NullMarked
package dev.sluice.domain.rollout;

import org.jspecify.annotations.NullMarked;
