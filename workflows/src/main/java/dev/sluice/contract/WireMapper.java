package dev.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How messages are written as JSON. Unknown fields are ignored, so that an older process can read a newer one's message;
 * alternatives of a sealed type are told apart by a field {@code is} with the record's name.
 */
public final class WireMapper {
    private static final List<Class<?>> SEALED = List.of(Action.class, Outcome.class);

    private WireMapper() {}

    /** Temporal's converter with this mapper. */
    public static DataConverter dataConverter() {
        return DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(create()));
    }

    public static ObjectMapper create() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .addModule(trees())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .build();
        SEALED.forEach(type -> {
            mapper.addMixIn(type, Tagged.class);
            for (Class<?> alternative : type.getPermittedSubclasses()) {
                mapper.registerSubtypes(new NamedType(alternative, alternative.getSimpleName()));
            }
        });
        return mapper;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Tagged {}

    private static SimpleModule trees() {
        SimpleModule module = new SimpleModule("json-trees");
        module.addSerializer(Json.class, new TreeWriter());
        module.addDeserializer(Json.class, new TreeReader<>(Json.class));
        module.addDeserializer(Json.Obj.class, new TreeReader<>(Json.Obj.class));
        return module;
    }

    private static final class TreeWriter extends JsonSerializer<Json> {
        @Override
        public void serialize(Json value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writePOJO(Json.toPlain(value));
        }
    }

    private static final class TreeReader<T extends Json> extends JsonDeserializer<T> {
        private final Class<T> type;

        TreeReader(Class<T> type) {
            this.type = type;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return type.cast(Json.from(in.readValueAs(Object.class)));
        }

        @Override
        public @Nullable T getNullValue(DeserializationContext context) {
            return type.isInstance(Json.NULL) ? type.cast(Json.NULL) : null;
        }
    }
}
