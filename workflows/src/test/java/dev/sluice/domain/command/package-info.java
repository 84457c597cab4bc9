/** Commands against the states of F1. */
@NullMarked
package dev.sluice.domain.command;

import org.jspecify.annotations.NullMarked;
