/** The ReplicaSets of a Rollout by the part they play, their revisions, and the history of old ones. Shared by all strategies. */
@NullMarked
package dev.sluice.domain.replicaset;

import org.jspecify.annotations.NullMarked;
