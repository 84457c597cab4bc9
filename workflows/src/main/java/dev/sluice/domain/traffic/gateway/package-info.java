/** Gateway API: backend weights of routes, and rules for managed routes. Configured as the plug-in of that name is (spec 5.2). */
@NullMarked
package dev.sluice.domain.traffic.gateway;

import org.jspecify.annotations.NullMarked;
