package dev.sluice.api.v1alpha1.traffic;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import java.util.List;

/** Routing by Ambassador (spec 1.5). */
@ApiRecord
public record AmbassadorRouting(
        @Doc("Names of the mappings to copy for the canary.") @Required @OmitEmpty
        List<String> mappings) {

    public AmbassadorRouting {
        mappings = Absent.toEmpty(mappings);
    }
}
