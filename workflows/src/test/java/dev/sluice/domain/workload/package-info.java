/** Whole releases on a simulated cluster, against the spec's sequences. */
@NullMarked
package dev.sluice.domain.workload;

import org.jspecify.annotations.NullMarked;
