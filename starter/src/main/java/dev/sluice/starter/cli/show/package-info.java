/** Commands that show Rollouts: once, or as they change. They only read the cluster. */
@NullMarked
package dev.sluice.starter.cli.show;

import org.jspecify.annotations.NullMarked;
