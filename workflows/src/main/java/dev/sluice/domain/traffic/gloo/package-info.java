/** Gloo Gateway: weights of the destinations in a RouteTable or VirtualService. Managed routes are told by name. */
@NullMarked
package dev.sluice.domain.traffic.gloo;

import org.jspecify.annotations.NullMarked;
