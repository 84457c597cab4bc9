/** What a planner is given and what it answers. Everything here is a value; carrying it out is the work of activities. */
@NullMarked
package dev.sluice.domain.plan;

import org.jspecify.annotations.NullMarked;
