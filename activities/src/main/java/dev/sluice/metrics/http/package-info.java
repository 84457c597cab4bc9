/**
 * The only way by which measurements leave the process. It bounds time, size and redirects, and decides by the address that
 * is really connected to, so that a metric cannot be turned against the cluster it runs in.
 */
@NullMarked
package dev.sluice.metrics.http;

import org.jspecify.annotations.NullMarked;
