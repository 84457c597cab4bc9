/** Tests of the simulate command on the example of the documentation. */
@NullMarked
package dev.sluice.starter.cli.simulate;

import org.jspecify.annotations.NullMarked;
