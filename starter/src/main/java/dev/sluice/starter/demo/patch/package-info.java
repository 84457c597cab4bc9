/**
 * The patches that the Kubernetes API accepts, applied to JSON trees. JSON patches follow the real API server where it
 * departs from RFC 6902, because conditional writes rely on just that.
 */
@NullMarked
package dev.sluice.starter.demo.patch;

import org.jspecify.annotations.NullMarked;
