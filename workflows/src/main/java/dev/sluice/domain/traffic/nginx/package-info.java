/** ingress-nginx: a canary Ingress beside each stable one (spec 5.2). It is ours; the stable one is only read. */
@NullMarked
package dev.sluice.domain.traffic.nginx;

import org.jspecify.annotations.NullMarked;
