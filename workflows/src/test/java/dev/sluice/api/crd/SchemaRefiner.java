package dev.sluice.api.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.api.schema.Allowed;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Preset;
import dev.sluice.api.schema.Required;
import dev.sluice.api.schema.Time;
import dev.sluice.api.type.IntOrString;
import dev.sluice.api.type.PodTemplate;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds to a generated schema what the marks of {@code dev.sluice.api.schema} and the Java types say beyond it. */
final class SchemaRefiner {

    private SchemaRefiner() {}

    /** Refines the schema of a record, and of all that it contains. */
    static void refine(Class<?> type, JSONSchemaProps schema) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = jsonName(component);
            JSONSchemaProps property = shape(component.getGenericType(), property(schema, name));
            applyMarks(component, property);
            schema.getProperties().put(name, property);
            if (component.isAnnotationPresent(Required.class)) {
                required.add(name);
            }
        }
        schema.setRequired(required.stream().sorted().toList());
    }

    /** The schema of a field, which the generator has made. */
    static JSONSchemaProps property(JSONSchemaProps schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name), name);
    }

    /** The name of a record component in JSON. */
    static String jsonName(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .orElse(component.getName());
    }

    private static JSONSchemaProps shape(Type type, JSONSchemaProps generated) {
        if (type == PodTemplate.class) {
            return SchemaShapes.podTemplate();
        }
        if (type == IntOrString.class) {
            return SchemaShapes.intOrString();
        }
        if (type == Object.class) {
            return SchemaShapes.anything();
        }
        if (type instanceof ParameterizedType container) {
            shapeElements(container, generated);
        } else if (type == Integer.class) {
            generated.setFormat("int32");
        } else if (type == Long.class) {
            generated.setFormat("int64");
        } else if (type instanceof Class<?> nested && nested.isRecord()) {
            refine(nested, generated);
        }
        return generated;
    }

    private static void shapeElements(ParameterizedType container, JSONSchemaProps generated) {
        Type element = container.getActualTypeArguments()[container.getActualTypeArguments().length - 1];
        if (container.getRawType() == List.class) {
            generated.getItems().setSchema(shape(element, generated.getItems().getSchema()));
        } else {
            generated
                    .getAdditionalProperties()
                    .setSchema(
                            shape(element, generated.getAdditionalProperties().getSchema()));
        }
    }

    private static void applyMarks(RecordComponent component, JSONSchemaProps property) {
        mark(component, Doc.class).ifPresent(doc -> property.setDescription(doc.value()));
        mark(component, Time.class).ifPresent(time -> property.setFormat("date-time"));
        mark(component, Preset.class).ifPresent(preset -> property.setDefault(new TextNode(preset.value())));
        mark(component, Allowed.class).ifPresent(allowed -> property.setEnum(texts(allowed.value())));
    }

    private static <A extends Annotation> Optional<A> mark(RecordComponent component, Class<A> type) {
        return Optional.ofNullable(component.getAnnotation(type));
    }

    private static List<JsonNode> texts(String... values) {
        return Stream.of(values).<JsonNode>map(TextNode::new).toList();
    }
}
