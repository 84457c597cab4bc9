package dev.sluice.api.v1alpha1.rollout.status;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import org.jspecify.annotations.Nullable;

/** The AWS load balancer behind an ingress, as found when weights are verified (spec 2.1 and 5.2). */
@ApiRecord
public record LoadBalancerStatus(
        @Doc("The load balancer.") @Nullable AwsResource loadBalancer,
        @Doc("Target group of the new version.") @Nullable AwsResource canaryTargetGroup,

        @Doc("Target group of the stable version.") @Nullable
        AwsResource stableTargetGroup,

        @Doc("Name of the ingress.") @Nullable String ingress) {

    /** The names of one AWS resource. */
    @ApiRecord
    public record AwsResource(
            @Doc("Short name.") @Required @Nullable String name,

            @Doc("Amazon resource name.") @Required @Nullable
            String arn,

            @Doc("Name with its kind and id.") @Required @Nullable
            String fullName) {}
}
