package dev.sluice.api.crd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.type.IntOrString;
import dev.sluice.api.type.PodTemplate;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The paths of the fields that a record has, such as {@code spec.strategy.canary.steps[].pause}. */
final class FieldPaths {
    private final SortedSet<String> paths = new TreeSet<>();

    /** All fields of a record and of all that it contains. */
    static SortedSet<String> all(Class<?> type, String prefix) {
        FieldPaths found = new FieldPaths();
        found.addAll(type, prefix);
        return found.paths;
    }

    /** Those fields that have a value in {@code node}. */
    static SortedSet<String> present(Class<?> type, String prefix, JsonNode node) {
        FieldPaths found = new FieldPaths();
        found.addPresent(type, prefix, node);
        return found.paths;
    }

    private void addAll(Type type, String path) {
        paths.add(path);
        if (type instanceof ParameterizedType container) {
            addAll(element(container), path + "[]");
        } else if (isRecord(type)) {
            for (RecordComponent component : ((Class<?>) type).getRecordComponents()) {
                addAll(component.getGenericType(), path + "." + SchemaRefiner.jsonName(component));
            }
        }
    }

    private void addPresent(Type type, String path, JsonNode node) {
        paths.add(path);
        if (type instanceof ParameterizedType container) {
            node.forEach(child -> addPresent(element(container), path + "[]", child));
        } else if (isRecord(type)) {
            for (RecordComponent component : ((Class<?>) type).getRecordComponents()) {
                String name = SchemaRefiner.jsonName(component);
                if (node.has(name)) {
                    addPresent(component.getGenericType(), path + "." + name, node.get(name));
                }
            }
        }
    }

    private static Type element(ParameterizedType container) {
        return List.of(container.getActualTypeArguments()).getLast();
    }

    private static boolean isRecord(Type type) {
        return type instanceof Class<?> record
                && record.isRecord()
                && type != IntOrString.class
                && type != PodTemplate.class;
    }
}
