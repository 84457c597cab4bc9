package dev.sluice.starter.cli.lint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.sluice.api.type.PodTemplate;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an object as its type and objects to all that the type has no place for, pod templates included. */
final class StrictReading {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new NothingIgnored())
            .addModule(new SimpleModule("pods").addDeserializer(PodTemplate.class, new PodTemplateReader()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private StrictReading() {}

    /**
     * What is wrong with the object; empty when it can be read.
     *
     * @param plain maps, lists, strings, numbers, booleans and null
     */
    static Optional<String> objection(@Nullable Object plain, Class<?> type) {
        try {
            MAPPER.convertValue(plain, type);
            return Optional.empty();
        } catch (IllegalArgumentException failure) {
            return Optional.of(failure.getCause() instanceof JsonMappingException cause ? text(cause) : "not readable");
        }
    }

    private static String text(JsonMappingException failure) {
        return failure instanceof UnrecognizedPropertyException
                ? "unknown field \"" + path(failure) + "\""
                : path(failure) + ": " + firstLine(failure.getOriginalMessage());
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
            context.readTreeAsValue(context.readTree(in), PodTemplateSpec.class);
            return PodTemplate.of(Map.of());
        }
    }
}
