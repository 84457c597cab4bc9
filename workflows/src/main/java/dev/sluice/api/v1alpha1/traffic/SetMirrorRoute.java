package dev.sluice.api.v1alpha1.traffic;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step that copies requests to the canary; {@code match} null removes the route (spec 1.4). */
@ApiRecord
public record SetMirrorRoute(
        @Doc("Name of the managed route.") @Required @Nullable
        String name,

        @Doc("Requests to copy; one match suffices. Absent removes the route.") @Nullable
        List<RequestMatch> match,

        @Doc("Share of the matching requests to copy, in per cent. Default 100.") @Nullable
        Integer percentage) {

    public SetMirrorRoute {
        match = Absent.copy(match);
    }

    /** What a request must look like; all that is set must hold. */
    @ApiRecord
    public record RequestMatch(
            @Doc("Its method.") @Nullable StringMatch method,
            @Doc("Its path.") @Nullable StringMatch path,
            @Doc("Its headers, by name.") @OmitEmpty Map<String, StringMatch> headers) {

        public RequestMatch {
            headers = Absent.toEmpty(headers);
        }
    }
}
