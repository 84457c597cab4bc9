package dev.sluice.api.v1alpha1.traffic;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routing by Apache APISIX (spec 1.5). */
@ApiRecord
public record ApisixRouting(
        @Doc("The route whose weights are changed.") @Nullable
        Route route) {

    /** An ApisixRoute and the rules in it that are changed. */
    @ApiRecord
    public record Route(
            @Doc("Name of the ApisixRoute.") @Required @Nullable
            String name,

            @Doc("Names of its rules. Default the name of the route.") @OmitEmpty
            List<String> rules) {

        public Route {
            rules = Absent.toEmpty(rules);
        }
    }
}
