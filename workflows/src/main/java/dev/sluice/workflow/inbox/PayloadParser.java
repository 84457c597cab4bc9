package dev.sluice.workflow.inbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.sluice.contract.FlowCommand;
import dev.sluice.workflow.call.Excerpt;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.EncodingKeys;
import io.temporal.common.converter.RawValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Understands what people send with a signal: nothing, a JSON string with the reason, or a {@link FlowCommand} as a JSON
 * object. An unknown field is not passed over, because a mistyped condition would then be no condition.
 */
public final class PayloadParser {
    private static final String WANTED =
            "send nothing, a JSON string with the reason, or an object with any of who, reason,"
                    + " ifStep (a whole number) and ifHash";
    private static final List<String> FIELDS = List.of("who", "reason", "ifStep", "ifHash");
    private static final int LONGEST_QUOTE = 100;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private PayloadParser() {}

    /** What a payload comes to. */
    public sealed interface Parsed {

        /** A command; its fields may all be empty. */
        record Understood(FlowCommand command) implements Parsed {}

        /**
         * Nobody can tell what it means.
         *
         * @param why for its sender, to go on after a colon
         */
        record Nonsense(String why) implements Parsed {}
    }

    /**
     * What the payload of a signal says.
     *
     * @param raw null when the signal came without one
     */
    public static Parsed parse(@Nullable RawValue raw) {
        if (raw == null) {
            return new Parsed.Understood(FlowCommand.EMPTY);
        }
        Payload payload = raw.getPayload();
        String encoding = payload.getMetadataOrDefault(EncodingKeys.METADATA_ENCODING_KEY, ByteString.EMPTY)
                .toStringUtf8();
        return switch (encoding) {
            case "binary/null" -> new Parsed.Understood(FlowCommand.EMPTY);
            case "json/plain" -> parse(payload);
            default -> nonsense("its payload is of encoding \"" + encoding + "\"");
        };
    }

    private static Parsed parse(Payload payload) {
        try {
            return understand(JSON.readTree(payload.getData().toByteArray()));
        } catch (IOException notJson) {
            return nonsense("its payload is not JSON");
        }
    }

    private static Parsed understand(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> new Parsed.Understood(FlowCommand.EMPTY);
            case STRING -> new Parsed.Understood(new FlowCommand(null, node.textValue(), null, null));
            case OBJECT -> fields(node);
            case ARRAY, BINARY, BOOLEAN, NUMBER, POJO -> nonsense("its payload is " + quote(node));
        };
    }

    private static Parsed fields(JsonNode object) {
        return object.propertyStream()
                .filter(field -> !isGood(field.getKey(), field.getValue()))
                .findFirst()
                .map(PayloadParser::badField)
                .orElseGet(() -> checked(command(object)));
    }

    private static boolean isGood(String name, JsonNode value) {
        boolean typed = name.equals("ifStep") ? value.isIntegralNumber() && value.canConvertToInt() : value.isTextual();
        return FIELDS.contains(name) && (typed || value.isNull());
    }

    private static Parsed badField(Map.Entry<String, JsonNode> field) {
        return nonsense(
                "its payload has " + Excerpt.of(field.getKey(), LONGEST_QUOTE) + " = " + quote(field.getValue()));
    }

    private static FlowCommand command(JsonNode object) {
        JsonNode step = object.path("ifStep");
        return new FlowCommand(
                object.path("who").textValue(),
                object.path("reason").textValue(),
                step.isNumber() ? step.intValue() : null,
                object.path("ifHash").textValue());
    }

    private static Parsed checked(FlowCommand command) {
        return command.malformed().map(PayloadParser::nonsense).orElseGet(() -> new Parsed.Understood(command));
    }

    private static Parsed nonsense(String why) {
        return new Parsed.Nonsense(Excerpt.of(why) + "; " + WANTED);
    }

    private static String quote(JsonNode node) {
        return Excerpt.of(node.toString(), LONGEST_QUOTE);
    }
}
