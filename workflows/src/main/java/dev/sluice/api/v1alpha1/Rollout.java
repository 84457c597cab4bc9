package dev.sluice.api.v1alpha1;

import dev.sluice.api.schema.Doc;
import dev.sluice.api.v1alpha1.rollout.RolloutSpec;
import dev.sluice.api.v1alpha1.rollout.status.RolloutStatus;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** A workload whose new versions are released step by step, or by a switch (spec 1.1 and 2.1). */
@Doc("A workload whose new versions are released step by step, or by a switch.")
@Group("argoproj.io")
@Version("v1alpha1")
@Plural("rollouts")
@Singular("rollout")
@ShortNames("ro")
public final class Rollout extends CustomResource<RolloutSpec, RolloutStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
