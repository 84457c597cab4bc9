/** Tests of the canary rules. Expectations come from the compatibility spec, section by section. */
@NullMarked
package dev.sluice.domain.canary;

import org.jspecify.annotations.NullMarked;
