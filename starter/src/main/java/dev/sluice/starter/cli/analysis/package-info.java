/** Commands about analysis. They need neither a cluster nor Temporal. */
@NullMarked
package dev.sluice.starter.cli.analysis;

import org.jspecify.annotations.NullMarked;
