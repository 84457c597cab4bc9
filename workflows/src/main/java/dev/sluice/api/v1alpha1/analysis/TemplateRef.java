package dev.sluice.api.v1alpha1.analysis;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import org.jspecify.annotations.Nullable;

/** An analysis template by name (spec 1.4 and 1.6). */
@ApiRecord
public record TemplateRef(
        @Doc("Name of the template.") @Nullable String templateName,

        @Doc("Whether it is a ClusterAnalysisTemplate.") @Nullable
        Boolean clusterScope) {}
