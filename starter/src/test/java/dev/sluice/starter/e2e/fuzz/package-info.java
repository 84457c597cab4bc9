/**
 * Makes Rollouts that nobody in his senses writes, and knows of each what is to become of it. All chance comes from one
 * seed.
 */
@NullMarked
package dev.sluice.starter.e2e.fuzz;

import org.jspecify.annotations.NullMarked;
