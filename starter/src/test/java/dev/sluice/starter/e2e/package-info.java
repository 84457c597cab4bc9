/**
 * The packaged process, started as a user would start it, on a real Kubernetes API server and a real Temporal server. Each
 * test has a namespace of its own, each class its own controllers, told apart by their instance id.
 */
@NullMarked
package dev.sluice.starter.e2e;

import org.jspecify.annotations.NullMarked;
