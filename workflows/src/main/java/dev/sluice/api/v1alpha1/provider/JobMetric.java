package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import dev.sluice.api.type.TemplateMetadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Kubernetes Job; its success or failure is the verdict (spec 5.1). */
@ApiRecord
public record JobMetric(
        @Doc("Metadata of the Job.") @Nullable TemplateMetadata metadata,

        @Doc("Spec of the Job, judged by the API server when the Job is created.") @Required @OmitEmpty
        Map<String, @Nullable Object> spec) {

    public JobMetric {
        spec = Absent.toEmpty(spec);
    }
}
