/** Tests of the simulation, which is also what other tests run on. */
@NullMarked
package dev.sluice.domain.simulate;

import org.jspecify.annotations.NullMarked;
