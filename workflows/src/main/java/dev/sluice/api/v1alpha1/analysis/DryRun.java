package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import org.jspecify.annotations.Nullable;

/** A rule for metrics whose outcome is recorded but not acted on (spec 1.4). */
@ApiRecord
public record DryRun(
        @Doc("Regular expression for the names of the metrics.") @Required @Nullable
        String metricName) {}
