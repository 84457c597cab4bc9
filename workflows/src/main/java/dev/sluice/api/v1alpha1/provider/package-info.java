/**
 * Where metrics come from (spec 5.1). One record for each provider.
 */
@NullMarked
package dev.sluice.api.v1alpha1.provider;

import org.jspecify.annotations.NullMarked;
