/**
 * The status of a Rollout (spec 2.1). Field names and forms are those that existing tools read and write.
 */
@NullMarked
package dev.sluice.api.v1alpha1.rollout.status;

import org.jspecify.annotations.NullMarked;
