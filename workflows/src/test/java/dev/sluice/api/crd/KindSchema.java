package dev.sluice.api.crd;

import dev.sluice.api.schema.Doc;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.List;

/** The top of a kind's schema. */
final class KindSchema {

    private KindSchema() {}

    static void complete(CrdKind kind, JSONSchemaProps schema) {
        schema.setDescription(kind.type().getAnnotation(Doc.class).value());
        SchemaRefiner.refine(kind.spec(), SchemaRefiner.property(schema, "spec"));
        kind.status()
                .ifPresentOrElse(
                        status -> SchemaRefiner.refine(status, SchemaRefiner.property(schema, "status")),
                        () -> schema.getProperties().remove("status"));
        if (kind == CrdKind.ROLLOUT) {
            schema.setRequired(List.of("spec"));
            freezeSelector(SchemaRefiner.property(SchemaRefiner.property(schema, "spec"), "selector"));
        }
    }

    /** A transition rule: it is not evaluated when the selector is added or removed. */
    private static void freezeSelector(JSONSchemaProps selector) {
        selector.setXKubernetesValidations(List.of(new ValidationRuleBuilder()
                .withRule("self == oldSelf")
                .withMessage(".spec.selector is immutable")
                .build()));
    }
}
