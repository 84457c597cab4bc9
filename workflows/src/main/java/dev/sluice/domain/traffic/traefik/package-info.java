/** Traefik: weights of a TraefikService (spec 5.2). Nothing else in it is touched. */
@NullMarked
package dev.sluice.domain.traffic.traefik;

import org.jspecify.annotations.NullMarked;
