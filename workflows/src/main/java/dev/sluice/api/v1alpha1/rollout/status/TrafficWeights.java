package dev.sluice.api.v1alpha1.rollout.status;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where traffic goes (spec 2.1 and 3.6). */
@ApiRecord
public record TrafficWeights(
        @Doc("Share of the new version.") @Nullable Destination canary,
        @Doc("Share of the stable version.") @Nullable Destination stable,

        @Doc("Shares of the versions of an experiment.") @OmitEmpty
        List<Destination> additional,

        @Doc("Whether the router has confirmed the weights. Absent when it cannot tell.") @Nullable
        Boolean verified) {

    public TrafficWeights {
        additional = Absent.toEmpty(additional);
    }

    /** One receiver of traffic. */
    @ApiRecord
    public record Destination(
            @Doc("Share of traffic, 0 to maxTrafficWeight.") @Required @Nullable
            Integer weight,

            @Doc("Service that receives it.") @Nullable String serviceName,

            @Doc("Hash of the pods behind that service.") @Nullable
            String podTemplateHash) {}
}
