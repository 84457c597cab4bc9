/** Commands that edit the spec of a Rollout, with the caller's own rights in the cluster. None of them needs Temporal. */
@NullMarked
package dev.sluice.starter.cli.edit;

import org.jspecify.annotations.NullMarked;
