/**
 * The process's picture of the cluster: Rollouts and ReplicaSets, kept up by watches. How new it is can be asked and awaited, by
 * resourceVersion.
 */
@NullMarked
package dev.sluice.kube.cache;

import org.jspecify.annotations.NullMarked;
