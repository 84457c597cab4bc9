package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.IntOrString;
import dev.sluice.api.v1alpha1.provider.MetricProvider;
import org.jspecify.annotations.Nullable;

/**
 * One metric: what to measure, how often, and when it has failed (spec 1.6).
 *
 * <p>Counts and limits may be text, so that a template can use {@code {{args.x}}} in them.
 */
@ApiRecord
public record Metric(
        @Doc("Name, unique in the analysis.") @Required @Nullable
        String name,

        @Doc("Time between measurements, such as 1m. Absent means a single measurement.") @Nullable
        String interval,

        @Doc("Time before the first measurement, such as 30s.") @Nullable
        String initialDelay,

        @Doc("Number of measurements. Default 1 without interval, else without end.") @Nullable
        IntOrString count,

        @Doc("Expression over result that must hold for a success.") @Nullable
        String successCondition,

        @Doc("Expression over result that makes a failure.") @Nullable
        String failureCondition,

        @Doc("Failures that are tolerated; -1 tolerates any number. Default 0.") @Nullable
        IntOrString failureLimit,

        @Doc("Inconclusive measurements that are tolerated. Default 0.") @Nullable
        IntOrString inconclusiveLimit,

        @Doc("Errors in a row that are tolerated. Default 4.") @Nullable
        IntOrString consecutiveErrorLimit,

        @Doc("Successes in a row that end the metric as successful; 0 switches this off. Default 0.") @Nullable
        IntOrString consecutiveSuccessLimit,

        @Doc("Where the values come from: exactly one.") @Required @Nullable
        MetricProvider provider) {}
