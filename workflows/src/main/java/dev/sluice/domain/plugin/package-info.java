/** Steps that a worker of the user's own carries out (spec 3.8): what it is asked, what it answers, and what the status keeps of it. */
@NullMarked
package dev.sluice.domain.plugin;

import org.jspecify.annotations.NullMarked;
