/**
 * What every part of the embedded API speaks of: kinds, where an object lives, its metadata, and refusals as Kubernetes sends
 * them.
 */
@NullMarked
package dev.sluice.starter.demo.object;

import org.jspecify.annotations.NullMarked;
