/** What becomes of the Deployment whose template a Rollout borrows: its pods go as those of the Rollout come, and come back when it is deleted. */
@NullMarked
package dev.sluice.domain.workload;

import org.jspecify.annotations.NullMarked;
