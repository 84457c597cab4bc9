/** What is kept of a release after it ended. The same record is the memo and the result of its workflow. */
@NullMarked
package dev.sluice.domain.record;

import org.jspecify.annotations.NullMarked;
