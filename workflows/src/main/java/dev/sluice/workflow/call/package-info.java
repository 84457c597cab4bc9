/** How a run calls the world: activities with their limits, waits between tries, and the clock. Nothing here decides. */
@NullMarked
package dev.sluice.workflow.call;

import org.jspecify.annotations.NullMarked;
