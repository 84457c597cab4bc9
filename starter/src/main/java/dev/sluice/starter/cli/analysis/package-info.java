/** Commands that begin and end analyses by hand, with the caller's own rights in the cluster. None of them needs Temporal. */
@NullMarked
package dev.sluice.starter.cli.analysis;

import org.jspecify.annotations.NullMarked;
