/** The commands of an operator: promote, skip, abort, retry. Each becomes a patch of the object, or is refused with a reason. */
@NullMarked
package dev.sluice.domain.command;

import org.jspecify.annotations.NullMarked;
