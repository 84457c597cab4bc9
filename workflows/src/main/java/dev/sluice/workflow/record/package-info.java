/** What a run keeps of its release: the record, how it is shown, and where one release ends and the next begins. */
@NullMarked
package dev.sluice.workflow.record;

import org.jspecify.annotations.NullMarked;
