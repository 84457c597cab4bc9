/** How values of the objects are read, and what is made of those that are nonsense. */
@NullMarked
package dev.sluice.domain.rollout;

import org.jspecify.annotations.NullMarked;
