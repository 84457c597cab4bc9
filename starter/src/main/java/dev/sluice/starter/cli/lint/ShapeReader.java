package dev.sluice.starter.cli.lint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.sluice.api.type.IntOrString;
import dev.sluice.api.type.PodTemplate;
import dev.sluice.domain.json.Json;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an object as its type, pod templates included, and notes what does not fit. */
final class ShapeReader {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new NothingIgnored())
            .addModule(new SimpleModule("pods").addDeserializer(PodTemplate.class, new PodTemplateReader()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private ShapeReader() {}

    /** The shape of an object as this type. */
    static Shape read(Json.Obj object, Class<?> type) {
        UnknownFields unknown = new UnknownFields();
        try {
            MAPPER.readerFor(type).withHandler(unknown).readValue(MAPPER.<JsonNode>valueToTree(Json.toPlain(object)));
            return new Shape(unknown.found(), Optional.empty());
        } catch (JsonMappingException failure) {
            return new Shape(unknown.found(), Optional.of(mismatch(failure)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Shape.Mismatch mismatch(JsonMappingException failure) {
        String path = path(failure);
        String rule = failure instanceof MismatchedInputException mismatch
                ? "must be " + wanted(mismatch.getTargetType())
                : firstLine(String.valueOf(failure.getOriginalMessage()));
        return new Shape.Mismatch(path, path + ": " + rule);
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null || type == Object.class) {
            return "another value";
        }
        if (type == IntOrString.class) {
            return "a whole number or text";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        return List.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference part : failure.getPath()) {
            if (part.getFieldName() == null) {
                path.append('[').append(part.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(part.getFieldName());
            }
        }
        return path.toString();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }

    /** Takes no notice of what types say about fields that they do not know. */
    private static final class NothingIgnored extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
            return super.findPropertyIgnoralByName(config, annotated).withoutIgnoreUnknown();
        }

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    /** The stored form keeps every field, so the template is read a second time as Kubernetes' own type. */
    private static final class PodTemplateReader extends JsonDeserializer<PodTemplate> {
        @Override
        public PodTemplate deserialize(JsonParser in, DeserializationContext context) throws IOException {
            context.setAttribute(
                    UnknownFields.OUTER, in.getParsingContext().pathAsPointer().toString());
            context.readTreeAsValue(context.readTree(in), PodTemplateSpec.class);
            context.setAttribute(UnknownFields.OUTER, "");
            return PodTemplate.of(Map.of());
        }
    }
}
