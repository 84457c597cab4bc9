/** The cluster as the caller's own kubeconfig reaches it: which one, as whom, and the few reads and patches that commands need. */
@NullMarked
package dev.sluice.starter.cli.cluster;

import org.jspecify.annotations.NullMarked;
