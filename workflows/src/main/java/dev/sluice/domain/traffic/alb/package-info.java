/** AWS load balancer controller: action annotations of an Ingress (spec 5.2). Which of them are ours is noted in another annotation. */
@NullMarked
package dev.sluice.domain.traffic.alb;

import org.jspecify.annotations.NullMarked;
