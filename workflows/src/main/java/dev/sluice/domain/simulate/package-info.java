/**
 * A cluster and a clock played in memory, on which the real planner runs a release. Used by the simulate command and by
 * tests.
 */
@NullMarked
package dev.sluice.domain.simulate;

import org.jspecify.annotations.NullMarked;
