/**
 * Generates the custom resource definitions in {@code deploy/crds} from the records of {@code dev.sluice.api}. Tests here keep the
 * checked-in files equal to what is generated.
 */
@NullMarked
package dev.sluice.api.crd;

import org.jspecify.annotations.NullMarked;
