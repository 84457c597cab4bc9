/** Tests of the commands about analysis. They need nothing. */
@NullMarked
package dev.sluice.starter.cli.analysis;

import org.jspecify.annotations.NullMarked;
