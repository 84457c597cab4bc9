package dev.sluice.api.type;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metadata that the schema keeps in a template of a pod or Job (spec App. E). */
@ApiRecord
public record TemplateMetadata(
        @Doc("Name of the object.") @Nullable String name,
        @Doc("Namespace of the object.") @Nullable String namespace,
        @Doc("Labels of the object.") @OmitEmpty Map<String, String> labels,
        @Doc("Annotations of the object.") @OmitEmpty Map<String, String> annotations,
        @Doc("Finalizers of the object.") @OmitEmpty List<String> finalizers) {

    public TemplateMetadata {
        labels = Absent.toEmpty(labels);
        annotations = Absent.toEmpty(annotations);
        finalizers = Absent.toEmpty(finalizers);
    }
}
