/** What tests of analyses share. Nothing here needs a server. */
@NullMarked
package dev.sluice.domain.analysis;

import org.jspecify.annotations.NullMarked;
