/** Tests of the parts of a run that need no Temporal. Time is a value in all of them. */
@NullMarked
package dev.sluice.workflow.run;

import org.jspecify.annotations.NullMarked;
