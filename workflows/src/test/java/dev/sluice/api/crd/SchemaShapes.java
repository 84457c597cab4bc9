package dev.sluice.api.crd;

import dev.sluice.api.type.TemplateMetadata;
import io.fabric8.crdv2.generator.v1.JsonSchema;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;

/** Schemas of values whose JSON the generator cannot see in their Java types. */
final class SchemaShapes {

    private SchemaShapes() {}

    static JSONSchemaProps intOrString() {
        return new JSONSchemaPropsBuilder()
                .withXKubernetesIntOrString(true)
                .addNewAnyOf()
                .withType("integer")
                .endAnyOf()
                .addNewAnyOf()
                .withType("string")
                .endAnyOf()
                .build();
    }

    /** Any JSON, kept as it is. */
    static JSONSchemaProps anything() {
        return new JSONSchemaPropsBuilder()
                .withXKubernetesPreserveUnknownFields(true)
                .build();
    }

    /** Metadata of five fields; of the pod's spec only that it has containers, everything in it is kept (spec App. E). */
    static JSONSchemaProps podTemplate() {
        JSONSchemaProps metadata = JsonSchema.from(TemplateMetadata.class);
        SchemaRefiner.refine(TemplateMetadata.class, metadata);
        return new JSONSchemaPropsBuilder()
                .withType("object")
                .addToProperties("metadata", metadata)
                .addToProperties("spec", podSpec())
                .build();
    }

    private static JSONSchemaProps podSpec() {
        return new JSONSchemaPropsBuilder()
                .withType("object")
                .withXKubernetesPreserveUnknownFields(true)
                .withRequired("containers")
                .addToProperties(
                        "containers",
                        new JSONSchemaPropsBuilder()
                                .withType("array")
                                .withNewItems()
                                .withSchema(object())
                                .endItems()
                                .build())
                .build();
    }

    private static JSONSchemaProps object() {
        return new JSONSchemaPropsBuilder()
                .withType("object")
                .withXKubernetesPreserveUnknownFields(true)
                .build();
    }
}
