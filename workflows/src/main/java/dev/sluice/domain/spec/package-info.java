/** Reads the spec of a Rollout and judges it by the rules of spec 1.10, in their order. The first broken rule is what the user gets to see. */
@NullMarked
package dev.sluice.domain.spec;

import org.jspecify.annotations.NullMarked;
