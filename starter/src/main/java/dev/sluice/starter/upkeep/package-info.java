/**
 * Keeps up Rollouts at rest without Temporal: carries out their plans directly, one Rollout at a time, and tries again what
 * failed.
 */
@NullMarked
package dev.sluice.starter.upkeep;

import org.jspecify.annotations.NullMarked;
