/** The program {@code sluice}: its commands, in one list. */
@NullMarked
package dev.sluice.starter;

import org.jspecify.annotations.NullMarked;
