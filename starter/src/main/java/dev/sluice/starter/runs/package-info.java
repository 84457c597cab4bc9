/** The runs of releases as seen from outside: telling one, finding one, listing those that are open. */
@NullMarked
package dev.sluice.starter.runs;

import org.jspecify.annotations.NullMarked;
