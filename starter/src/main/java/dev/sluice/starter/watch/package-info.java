/**
 * Sees every change of the cluster, plans for itself, and does one of two things: rings the run of a release, or keeps
 * up what is at rest. Nothing here decides about a release.
 */
@NullMarked
package dev.sluice.starter.watch;

import org.jspecify.annotations.NullMarked;
