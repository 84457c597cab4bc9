/** Tests of the package of the same name. Servers are fakes on loopback. */
@NullMarked
package dev.sluice.metrics.graphite;

import org.jspecify.annotations.NullMarked;
