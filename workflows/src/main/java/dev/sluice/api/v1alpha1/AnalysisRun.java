package dev.sluice.api.v1alpha1;

import dev.sluice.api.schema.Doc;
import dev.sluice.api.v1alpha1.analysis.AnalysisRunSpec;
import dev.sluice.api.v1alpha1.analysis.AnalysisRunStatus;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** One run of an analysis (spec 1.7 and 2.7). Its status is part of the object, not a subresource. */
@Doc("One run of an analysis.")
@Group("argoproj.io")
@Version("v1alpha1")
@Plural("analysisruns")
@Singular("analysisrun")
@ShortNames("ar")
public final class AnalysisRun extends CustomResource<AnalysisRunSpec, AnalysisRunStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
