/**
 * The cluster as a release sees it: what is cached and how new it is, what is read, and writes that are conditional on
 * what was seen. Nothing here decides anything about a release.
 */
@NullMarked
package dev.sluice.kube;

import org.jspecify.annotations.NullMarked;
