/** Contour: weights of the services in an HTTPProxy, and routes for managed routes. A plug-in's configuration names the proxies. */
@NullMarked
package dev.sluice.domain.traffic.contour;

import org.jspecify.annotations.NullMarked;
