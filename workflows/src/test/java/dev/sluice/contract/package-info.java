/** Tests of what crosses Temporal. Older messages have to stay readable. */
@NullMarked
package dev.sluice.contract;

import org.jspecify.annotations.NullMarked;
