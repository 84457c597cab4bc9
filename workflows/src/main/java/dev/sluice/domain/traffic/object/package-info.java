/**
 * Objects of the cluster as a router sees them: which kind, which one, what stands where in it. What is to become of them
 * is said as whole trees; the writes are the difference.
 */
@NullMarked
package dev.sluice.domain.traffic.object;

import org.jspecify.annotations.NullMarked;
