package dev.sluice.api.v1alpha1.traffic;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routing by the AWS load balancer controller (spec 1.5); a valid one sets exactly one of ingress and ingresses. */
@ApiRecord
public record AlbRouting(
        @Doc("The one ingress to annotate.") @Nullable String ingress,
        @Doc("Several ingresses to annotate.") @OmitEmpty List<String> ingresses,
        @Doc("Port of the services.") @Required @Nullable Integer servicePort,

        @Doc("Service named in the ingress. Default stableService.") @Nullable
        String rootService,

        @Doc("Prefix of the annotations. Default alb.ingress.kubernetes.io.") @Nullable
        String annotationPrefix,

        @Doc("Stickiness of the target groups.") @Nullable StickinessConfig stickinessConfig) {

    /** Whether and for how long a client stays with one version. */
    @ApiRecord
    public record StickinessConfig(
            @Doc("Whether clients stay with a version.") @Required @Nullable
            Boolean enabled,

            @Doc("Seconds for which a client stays, 1 to 604800.") @Required @Nullable
            Long durationSeconds) {}
}
