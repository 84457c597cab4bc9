/**
 * What the embedded parts must share with the real ones. The contract runs against both, so that the demo cannot drift from what
 * a cluster does.
 */
@NullMarked
package dev.sluice.starter.demo;

import org.jspecify.annotations.NullMarked;
