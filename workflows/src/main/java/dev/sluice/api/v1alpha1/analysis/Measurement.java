package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.schema.Time;
import dev.sluice.api.type.Absent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One measurement of a metric (spec 2.7). */
@ApiRecord
public record Measurement(
        @Doc("Its phase.") @Required @Nullable String phase,
        @Doc("Why the phase is what it is.") @Nullable String message,
        @Doc("When it began.") @Time @Nullable String startedAt,
        @Doc("When it ended.") @Time @Nullable String finishedAt,
        @Doc("The value, as text.") @Nullable String value,

        @Doc("What the provider keeps with the measurement.") @OmitEmpty
        Map<String, String> metadata,

        @Doc("When the provider is asked again.") @Time @Nullable
        String resumeAt) {

    public Measurement {
        metadata = Absent.toEmpty(metadata);
    }
}
