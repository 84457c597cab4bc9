/** Temporal's side of what touches the world: each activity hands its request to a class that does the work. */
@NullMarked
package dev.sluice.activity;

import org.jspecify.annotations.NullMarked;
