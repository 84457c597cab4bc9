/** Reads manifests so that every value knows its line. What is hostile in a file ends in an error that names the place. */
@NullMarked
package dev.sluice.starter.cli.manifest;

import org.jspecify.annotations.NullMarked;
