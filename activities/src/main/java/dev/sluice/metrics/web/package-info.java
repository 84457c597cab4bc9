/**
 * Any HTTP endpoint (spec 5.1). A part of its JSON answer, or all of what it says, is the value.
 */
@NullMarked
package dev.sluice.metrics.web;

import org.jspecify.annotations.NullMarked;
