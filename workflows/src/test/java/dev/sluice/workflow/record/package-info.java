/** What a run shows of its release. */
@NullMarked
package dev.sluice.workflow.record;

import org.jspecify.annotations.NullMarked;
