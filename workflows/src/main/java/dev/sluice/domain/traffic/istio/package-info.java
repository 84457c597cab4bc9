/** Istio: weights in VirtualServices, subset labels in a DestinationRule (spec 5.2). Managed routes are told by name. */
@NullMarked
package dev.sluice.domain.traffic.istio;

import org.jspecify.annotations.NullMarked;
