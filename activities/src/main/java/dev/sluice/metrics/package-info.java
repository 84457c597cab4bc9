/**
 * Where measurements come from: one package for each metric provider (spec 5.1), each a class that asks its system and
 * answers a {@link dev.sluice.metrics.Reading}. What a reading means is decided elsewhere, by the metric's conditions.
 */
@NullMarked
package dev.sluice.metrics;

import org.jspecify.annotations.NullMarked;
