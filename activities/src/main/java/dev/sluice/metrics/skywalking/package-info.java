/**
 * SkyWalking's GraphQL API (spec 5.1). All of what it answers is the value.
 */
@NullMarked
package dev.sluice.metrics.skywalking;

import org.jspecify.annotations.NullMarked;
