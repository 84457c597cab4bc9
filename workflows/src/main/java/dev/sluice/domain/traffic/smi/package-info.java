/** Service Mesh Interface: a TrafficSplit for each Rollout (spec 5.2). It is ours, and is made when it is missing. */
@NullMarked
package dev.sluice.domain.traffic.smi;

import org.jspecify.annotations.NullMarked;
