/** Manifests as people write them, and as nobody should. */
@NullMarked
package dev.sluice.starter.cli.manifest;

import org.jspecify.annotations.NullMarked;
