/** Tests of the activities, and of what this module may depend on. */
@NullMarked
package dev.sluice.activity;

import org.jspecify.annotations.NullMarked;
