/** What comes to a run from outside: signals, updates and what they mean. The run takes it from here when it gets to it. */
@NullMarked
package dev.sluice.workflow.inbox;

import org.jspecify.annotations.NullMarked;
