/** What operators see of a Rollout, as values and as text. Nothing here reads or writes the cluster, so every screen can be tested and reused. */
@NullMarked
package dev.sluice.starter.view;

import org.jspecify.annotations.NullMarked;
