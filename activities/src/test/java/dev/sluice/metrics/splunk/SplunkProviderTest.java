package dev.sluice.metrics.splunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.Contexts;
import dev.sluice.metrics.FakeHttp;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricProviderContract;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers are those of the Splunk Observability Cloud documentation, "SignalFlow API: stream messages". */
class SplunkProviderTest extends MetricProviderContract {
    private static final String PATH = "/v2/signalflow/execute";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new SplunkProvider(context);
    }

    @Override
    protected String path() {
        return PATH;
    }

    @Override
    protected Json.Obj config() {
        return Contexts.object("{'program':'data(\\'errors\\').sum().publish()'}".replace("\\'", "`"));
    }

    @Override
    protected Map<String, Map<String, String>> secrets() {
        return Map.of("sluice/splunk", Map.of("address", server.address(), "token", "token-of-splunk"));
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample(
                        "one series",
                        stream(data("a", "1"), data("a", "2.5")),
                        new Reading.Value(List.of(2.5), "[2.5]")),
                new Sample(
                        "several series",
                        stream(data("a", "1"), data("b", "2"), data("a", "3")),
                        new Reading.Value(List.of(3.0, 2.0), "[3,2]")),
                new Sample("no number", stream(data("a", "null")), new Reading.Value(List.of(), "[]")),
                new Sample("no data", stream(), new Reading.Value(List.of(), "[]")));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal("not allowed", 401, "x", "received non 2xx response code: 401"),
                new Refusal("a server in trouble", 500, "x", "received non 2xx response code: 500"),
                new Refusal("no stream", 200, "<html>", "the answer of Splunk is not a stream of events"),
                new Refusal(
                        "an event that is broken",
                        200,
                        stream("event: data\ndata: {\n\n"),
                        "the answer of Splunk has an event that is not JSON"),
                new Refusal(
                        "NaN, which is no JSON",
                        200,
                        stream(data("a", "NaN")),
                        "the answer of Splunk has an event that is not JSON"),
                new Refusal(
                        "an error",
                        200,
                        stream("event: error\ndata: {\"message\":\"bad program\"}\n\n"),
                        "Splunk refuses the program: bad program"));
    }

    @Test
    void sendsTheProgram() throws ProviderException {
        server.on(PATH, 200, stream(data("a", "1")));

        measure();

        FakeHttp.Request request = server.only(PATH);
        assertThat(request.header("X-SF-Token")).isEqualTo("token-of-splunk");
        assertThat(request.body()).isEqualTo("data(`errors`).sum().publish()");
        assertThat(request.query())
                .isEqualTo(Map.of("start", "1796039700000", "stop", "1796040000000", "immediate", "true"));
    }

    private static String stream(String... events) {
        return "event: control-message\ndata: {\ndata:   \"event\" : \"STREAM_START\"\ndata: }\n\n"
                + String.join("", events) + "event: control-message\ndata: {\"event\":\"END_OF_CHANNEL\"}\n\n";
    }

    private static String data(String series, String value) {
        return "event: data\ndata: {\ndata:   \"data\" : [ {\ndata:     \"tsId\" : \"" + series
                + "\",\ndata:     \"value\" : " + value + "\ndata:   } ]\ndata: }\n\n";
    }
}
