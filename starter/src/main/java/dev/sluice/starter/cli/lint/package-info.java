/** Checks manifests before they reach a cluster, as strictly as they can be read. Needs neither a cluster nor Temporal. */
@NullMarked
package dev.sluice.starter.cli.lint;

import org.jspecify.annotations.NullMarked;
