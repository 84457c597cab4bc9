package dev.sluice.api.type;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kubernetes' label selector; all of its parts must hold. */
@ApiRecord
public record LabelSelector(
        @Doc("Labels and the values that they must have.") @OmitEmpty
        Map<String, String> matchLabels,

        @Doc("Further demands on labels.") @OmitEmpty List<Requirement> matchExpressions) {

    public LabelSelector {
        matchLabels = Absent.toEmpty(matchLabels);
        matchExpressions = Absent.toEmpty(matchExpressions);
    }

    /** One demand on a label. */
    @ApiRecord
    public record Requirement(
            @Doc("Name of the label.") @Nullable String key,

            @Doc("In, NotIn, Exists or DoesNotExist.") @Nullable
            String operator,

            @Doc("Values for In and NotIn.") @OmitEmpty List<String> values) {

        public Requirement {
            values = Absent.toEmpty(values);
        }
    }
}
