/**
 * What changes the cluster: actions of plans, commands, Events. Every write is conditional on what was seen, and a failure is an
 * answer.
 */
@NullMarked
package dev.sluice.kube.write;

import org.jspecify.annotations.NullMarked;
