/**
 * Lists of weighted backends, which most routing objects hold in one form or another, and the note that tells Sluice's own
 * entries in them from the user's.
 */
@NullMarked
package dev.sluice.domain.traffic.weighted;

import org.jspecify.annotations.NullMarked;
