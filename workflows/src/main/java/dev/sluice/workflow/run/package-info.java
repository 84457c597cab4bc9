/** The loop of a run: look, plan, act, wait. It decides nothing about delivery; that is in the plans. */
@NullMarked
package dev.sluice.workflow.run;

import org.jspecify.annotations.NullMarked;
