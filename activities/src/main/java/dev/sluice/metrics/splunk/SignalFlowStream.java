package dev.sluice.metrics.splunk;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.JsonBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads a computation's stream of events: lines {@code event:} and {@code data:}, an empty line after each event. */
final class SignalFlowStream {
    private final HttpAnswer answer;
    private final SequencedMap<String, Double> bySeries = new LinkedHashMap<>();
    private boolean events;

    private SignalFlowStream(HttpAnswer answer) {
        this.answer = answer;
    }

    /** The last number of each series, in the order in which the series appeared. */
    static List<Double> last(HttpAnswer answer) throws ProviderException {
        SignalFlowStream stream = new SignalFlowStream(answer);
        String kind = "";
        StringBuilder data = new StringBuilder();
        for (String line : (answer.body() + "\n\n").lines().toList()) {
            if (line.startsWith("event:")) {
                kind = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring("data:".length())).append('\n');
            } else if (line.isBlank() && !kind.isEmpty()) {
                stream.take(kind, data.toString());
                kind = "";
                data.setLength(0);
            }
        }
        if (!stream.events) {
            throw new ProviderException("the answer of Splunk is not a stream of events");
        }
        return List.copyOf(stream.bySeries.sequencedValues());
    }

    private void take(String kind, String data) throws ProviderException {
        events = true;
        if (!kind.equals("data") && !kind.equals("error")) {
            return;
        }
        if (!(JsonBody.parse(data).orElse(Json.NULL) instanceof Json.Obj event)) {
            throw new ProviderException("the answer of Splunk has an event that is not JSON");
        }
        if (kind.equals("error")) {
            throw new ProviderException("Splunk refuses the program: "
                    + answer.told(event.text("message").orElse("")));
        }
        for (Json point : event.list("data")) {
            if (point instanceof Json.Obj object && object.fields().get("value") instanceof Json.Num number) {
                bySeries.put(object.text("tsId").orElse(""), number.value().doubleValue());
            }
        }
    }
}
