/**
 * How traffic is split between versions (spec 3.6, 5.2). A router is told which state is wanted and which objects there
 * are, and answers with the writes that lead there; it reads and writes nothing itself.
 */
@NullMarked
package dev.sluice.domain.traffic;

import org.jspecify.annotations.NullMarked;
