/** The workflow of a release: a small interpreter of plans. It decides nothing itself, so that it hardly ever changes. */
@NullMarked
package dev.sluice.workflow;

import org.jspecify.annotations.NullMarked;
