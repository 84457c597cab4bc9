/** How each part of the status follows from the objects: counts, conditions, phase, durations. Shared by all strategies. */
@NullMarked
package dev.sluice.domain.status;

import org.jspecify.annotations.NullMarked;
