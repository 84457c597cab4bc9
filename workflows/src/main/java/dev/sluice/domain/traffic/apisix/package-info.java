/** Apache APISIX: backend weights of an ApisixRoute, and a route of its own for each header route (spec 5.2). Only the latter are ours. */
@NullMarked
package dev.sluice.domain.traffic.apisix;

import org.jspecify.annotations.NullMarked;
