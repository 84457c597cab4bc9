/** The entry to all delivery rules: an observation goes in, a plan comes out. Strategies have packages of their own. */
@NullMarked
package dev.sluice.domain.planner;

import org.jspecify.annotations.NullMarked;
