package dev.sluice.api.v1alpha1;

import dev.sluice.api.schema.Doc;
import dev.sluice.api.v1alpha1.analysis.AnalysisTemplateSpec;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** Metrics that analyses in the same namespace can measure (spec 1.6). It has no status. */
@Doc("Metrics that analyses in the same namespace can measure.")
@Group("argoproj.io")
@Version("v1alpha1")
@Plural("analysistemplates")
@Singular("analysistemplate")
@ShortNames("at")
public final class AnalysisTemplate extends CustomResource<AnalysisTemplateSpec, Void> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
