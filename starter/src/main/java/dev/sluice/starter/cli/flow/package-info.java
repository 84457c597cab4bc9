/** Commands to a release: they go to its run, which records who asked and why, or to the object when no run can answer. */
@NullMarked
package dev.sluice.starter.cli.flow;

import org.jspecify.annotations.NullMarked;
