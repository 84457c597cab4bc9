/**
 * What a planner may know of one Rollout, from the cache or live, no older than asked. The API server judges pod templates by a
 * dry run.
 */
@NullMarked
package dev.sluice.kube.observe;

import org.jspecify.annotations.NullMarked;
