package dev.sluice.api.v1alpha1.traffic;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step that sends requests with given headers to the canary; {@code match} null removes the route (spec 1.4). */
@ApiRecord
public record SetHeaderRoute(
        @Doc("Name of the managed route.") @Nullable String name,

        @Doc("Headers that a request must carry. Absent removes the route.") @Nullable
        List<HeaderMatch> match) {

    public SetHeaderRoute {
        match = Absent.copy(match);
    }

    /** One header and its value. */
    @ApiRecord
    public record HeaderMatch(
            @Doc("Name of the header.") @Required @Nullable String headerName,

            @Doc("What its value must be.") @Required @Nullable
            StringMatch headerValue) {}
}
