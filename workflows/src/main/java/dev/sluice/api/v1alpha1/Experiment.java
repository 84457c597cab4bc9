package dev.sluice.api.v1alpha1;

import dev.sluice.api.schema.Doc;
import dev.sluice.api.v1alpha1.experiment.ExperimentSpec;
import dev.sluice.api.v1alpha1.experiment.ExperimentStatus;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** Versions that run side by side for a time (spec 1.8 and 2.8). Its status is part of the object, not a subresource. */
@Doc("Versions that run side by side for a time.")
@Group("argoproj.io")
@Version("v1alpha1")
@Plural("experiments")
@Singular("experiment")
@ShortNames("exp")
public final class Experiment extends CustomResource<ExperimentSpec, ExperimentStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
