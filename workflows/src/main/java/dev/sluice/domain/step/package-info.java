/** The steps of a canary release. Each kind knows how it is read and how it reads in an event. */
@NullMarked
package dev.sluice.domain.step;

import org.jspecify.annotations.NullMarked;
