package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import org.jspecify.annotations.Nullable;

/** A rule for how many measurements of some metrics are kept (spec 1.4). */
@ApiRecord
public record MeasurementRetention(
        @Doc("Regular expression for the names of the metrics.") @Required @Nullable
        String metricName,

        @Doc("Newest measurements to keep.") @Required @Nullable
        Integer limit) {}
