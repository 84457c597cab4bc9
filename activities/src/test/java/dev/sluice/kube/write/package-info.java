/** Tests against an API server that says what it was told to say. How a real one answers is shown by the end-to-end tests. */
@NullMarked
package dev.sluice.kube.write;

import org.jspecify.annotations.NullMarked;
