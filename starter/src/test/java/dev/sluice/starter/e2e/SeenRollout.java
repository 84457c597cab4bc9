package dev.sluice.starter.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A Rollout as it was read at one moment. */
record SeenRollout(JsonNode object) {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> CONDITION_TIMES = Set.of("lastUpdateTime", "lastTransitionTime");

    static SeenRollout of(GenericKubernetesResource resource) {
        return new SeenRollout(MAPPER.valueToTree(resource));
    }

    /** The phase as the kubectl plugin shows it (spec 2.3): one that is not yet about the present spec counts as Progressing. */
    String phase() {
        boolean resuming = status().path("controllerPause").asBoolean()
                && status().path("pauseConditions").isEmpty();
        return observed() && !resuming ? text("phase") : "Progressing";
    }

    private boolean observed() {
        return text("observedGeneration")
                .equals(object.path("metadata").path("generation").asText());
    }

    JsonNode status() {
        return object.path("status");
    }

    /** A field of the status; empty when it is absent. */
    String text(String field) {
        return status().path(field).asText();
    }

    /** The current step index; -1 when there is none. */
    int step() {
        return status().path("currentStepIndex").asInt(-1);
    }

    /** Status and reason of a condition; empty when there is none of that type. */
    String condition(String type) {
        for (JsonNode condition : status().path("conditions")) {
            if (type.equals(condition.path("type").asText())) {
                return condition.path("status").asText() + " "
                        + condition.path("reason").asText();
            }
        }
        return "";
    }

    /**
     * Every field of the status on a line {@code path = value}. A time reads {@code <time>}, a measured length
     * {@code <seconds>}; a condition is one line {@code condition.Type = Status Reason: message}; what is empty or false is
     * left out.
     */
    List<String> statusLines() {
        List<String> lines = new ArrayList<>();
        status().properties().forEach(field -> {
            if (field.getKey().equals("conditions")) {
                field.getValue().forEach(condition -> lines.add(line(condition)));
            } else {
                flatten(field.getKey(), field.getValue(), lines);
            }
        });
        return lines;
    }

    private static String line(JsonNode condition) {
        String timeless = CONDITION_TIMES.stream()
                        .allMatch(name ->
                                TIME.matcher(condition.path(name).asText()).matches())
                ? ""
                : "WITHOUT TIMES ";
        return "condition.%s = %s%s %s: %s"
                .formatted(
                        condition.path("type").asText(),
                        timeless,
                        condition.path("status").asText(),
                        condition.path("reason").asText(),
                        condition.path("message").asText());
    }

    private static void flatten(String path, JsonNode value, List<String> lines) {
        if (value.isObject()) {
            value.properties().forEach(field -> flatten(path + "." + field.getKey(), field.getValue(), lines));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(path + "[" + i + "]", value.path(i), lines);
            }
        } else if (!isEmpty(value)) {
            lines.add(path + " = " + shown(path, value));
        }
    }

    /** The reference does not tell these from absent fields; a tool that takes a flag back leaves {@code false}. */
    private static boolean isEmpty(JsonNode value) {
        return value.asText().isEmpty() || (value.isBoolean() && !value.asBoolean());
    }

    private static String shown(String path, JsonNode value) {
        if (value.isTextual() && TIME.matcher(value.asText()).matches()) {
            return "<time>";
        }
        return path.endsWith("Seconds") ? "<seconds>" : value.toString();
    }

    /** What a failing test shows of it. */
    @Override
    public String toString() {
        return object.path("metadata").path("name").asText() + " of generation "
                + object.path("metadata").path("generation").asText() + ": " + status();
    }
}
