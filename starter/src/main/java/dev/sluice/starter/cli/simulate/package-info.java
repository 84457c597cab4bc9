/** {@code sluice simulate}: a release from beginning to end without a cluster. The planner is the controller's own. */
@NullMarked
package dev.sluice.starter.cli.simulate;

import org.jspecify.annotations.NullMarked;
