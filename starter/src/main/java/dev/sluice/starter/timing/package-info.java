/**
 * When things are done: a queue that attends to each Rollout by one task at a time, the process's clock, and how often the
 * same may be done again.
 */
@NullMarked
package dev.sluice.starter.timing;

import org.jspecify.annotations.NullMarked;
