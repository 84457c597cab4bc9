/** What became of the releases of a Rollout: the memos of their runs in Temporal, and the records kept on ReplicaSets. */
@NullMarked
package dev.sluice.starter.cli.history;

import org.jspecify.annotations.NullMarked;
