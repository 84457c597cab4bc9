/**
 * How a canary splits traffic (spec 1.5) and the steps that create routes (spec 1.4). One record for each router.
 */
@NullMarked
package dev.sluice.api.v1alpha1.traffic;

import org.jspecify.annotations.NullMarked;
