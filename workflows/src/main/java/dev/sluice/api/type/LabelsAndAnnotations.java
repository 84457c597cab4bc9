package dev.sluice.api.type;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import java.util.Map;

/** Labels and annotations to put on an object. */
@ApiRecord
public record LabelsAndAnnotations(
        @Doc("Labels to set.") @OmitEmpty Map<String, String> labels,
        @Doc("Annotations to set.") @OmitEmpty Map<String, String> annotations) {

    public LabelsAndAnnotations {
        labels = Absent.toEmpty(labels);
        annotations = Absent.toEmpty(annotations);
    }
}
