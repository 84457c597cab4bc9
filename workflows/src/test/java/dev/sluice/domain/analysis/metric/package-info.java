/** Tests of the rules of spec section 4, as tables. Nothing here needs a server. */
@NullMarked
package dev.sluice.domain.analysis.metric;

import org.jspecify.annotations.NullMarked;
