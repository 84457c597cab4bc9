package dev.sluice.api.crd;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrArray;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrBool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every schema inside a schema, with the path of the values that it describes. */
record SchemaWalk(List<Visit> visits) {

    /** One schema; {@code path} is empty at the top, {@code []} stands for the elements of a list or map. */
    record Visit(String path, JSONSchemaProps schema) {}

    static SchemaWalk of(CrdKind kind) {
        List<Visit> visits = new ArrayList<>();
        visit(
                "",
                CrdGeneration.generate(kind)
                        .getSpec()
                        .getVersions()
                        .getFirst()
                        .getSchema()
                        .getOpenAPIV3Schema(),
                visits);
        return new SchemaWalk(visits);
    }

    /** The paths whose schema has a trait, in order. */
    List<String> where(Predicate<JSONSchemaProps> trait) {
        return visits.stream()
                .filter(visit -> trait.test(visit.schema()))
                .map(Visit::path)
                .sorted()
                .toList();
    }

    /** The paths with demanded fields, as {@code path: field, field}, in order. */
    Stream<String> required() {
        return visits.stream()
                .filter(visit -> !visit.schema().getRequired().isEmpty())
                .map(visit ->
                        visit.path() + ": " + String.join(", ", visit.schema().getRequired()))
                .sorted();
    }

    private static void visit(String path, JSONSchemaProps schema, List<Visit> visits) {
        visits.add(new Visit(path, schema));
        schema.getProperties()
                .forEach((name, property) -> visit(path.isEmpty() ? name : path + "." + name, property, visits));
        Optional.ofNullable(schema.getItems())
                .map(JSONSchemaPropsOrArray::getSchema)
                .ifPresent(items -> visit(path + "[]", items, visits));
        Optional.ofNullable(schema.getAdditionalProperties())
                .map(JSONSchemaPropsOrBool::getSchema)
                .ifPresent(values -> visit(path + "[]", values, visits));
    }
}
