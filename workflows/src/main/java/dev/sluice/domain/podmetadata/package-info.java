/** What pods carry by the part that their version plays (spec 3.12). It changes with the part, and is no part of the version. */
@NullMarked
package dev.sluice.domain.podmetadata;

import org.jspecify.annotations.NullMarked;
