/** What all operator commands share: how they print, fail and read durations. The commands themselves are one package per concern. */
@NullMarked
package dev.sluice.starter.cli;

import org.jspecify.annotations.NullMarked;
