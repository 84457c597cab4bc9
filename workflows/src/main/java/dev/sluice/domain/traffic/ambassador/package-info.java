/** Ambassador: a canary copy of each Mapping (spec 5.2). It exists only while the canary gets traffic. */
@NullMarked
package dev.sluice.domain.traffic.ambassador;

import org.jspecify.annotations.NullMarked;
