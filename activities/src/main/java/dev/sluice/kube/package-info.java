/**
 * The cluster as a release sees it: what is cached ({@code cache}), what is read ({@code observe}), and what is written
 * ({@code write}); each knows only those before it. Nothing here decides anything about a release.
 */
@NullMarked
package dev.sluice.kube;

import org.jspecify.annotations.NullMarked;
