package dev.sluice.metrics.wavefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.Contexts;
import dev.sluice.metrics.FakeHttp;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricProviderContract;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Answers are those of the Wavefront REST API reference, "Query charts API". */
class WavefrontProviderTest extends MetricProviderContract {
    private static final String PATH = "/api/v2/chart/api";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new WavefrontProvider(context);
    }

    @Override
    protected Json.Obj config() {
        return Contexts.object("{'address':'" + server.address() + "','query':'ts(requests)'}");
    }

    @Override
    protected Map<String, Map<String, String>> secrets() {
        return Map.of("sluice/wavefront-api-tokens", Map.of(server.address(), "token-of-wavefront"));
    }

    @Override
    protected String path() {
        return PATH;
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample(
                        "the nearest point",
                        series("[1796039880,1],[1796039970,2.505],[1796039700,3]"),
                        new Reading.Value(2.505, "2.50", metadata("1796039970", "30"))),
                new Sample(
                        "several series",
                        series("[1796040000,1]", "[1796039999,2]"),
                        new Reading.Value(
                                List.of(1.0, 2.0), "[1.00,2.00]", metadata("[1796040000,1796039999]", "[0,1]"))),
                new Sample(
                        "warnings",
                        series("[1796040000,1]").replace("{\"query\"", "{\"warnings\":\"slow\",\"query\""),
                        new Reading.Value(1.0, "1.00", warned())));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal("not allowed", 401, "{}", "received non 2xx response code: 401"),
                new Refusal("a server in trouble", 500, "x", "received non 2xx response code: 500"),
                new Refusal("no JSON", 200, "<html>", "the answer of 127.0.0.1 is not JSON"),
                new Refusal(
                        "a bad query",
                        200,
                        "{\"errorMessage\":\"no such function\"}",
                        "Wavefront refuses the query: no such function"),
                new Refusal(
                        "no series",
                        200,
                        "{\"query\":\"q\",\"timeseries\":[]}",
                        "the answer of Wavefront has no time series"),
                new Refusal("no points", 200, series(""), "the answer of Wavefront has a time series without points"),
                new Refusal(
                        "NaN",
                        200,
                        series("[1796040000,\"NaN\"]"),
                        "the answer of Wavefront has a point that is not a time and a number"));
    }

    @Test
    void asksWithTheTokenOfTheAddress() throws ProviderException {
        server.on(PATH, 200, series("[1796040000,1]"));

        measure();

        FakeHttp.Request request = server.only(PATH);
        assertThat(request.query())
                .isEqualTo(Map.of("q", "ts(requests)", "s", "1796039700000", "e", "1796040000000", "g", "s"));
        assertThat(request.header("Authorization")).isEqualTo("Bearer token-of-wavefront");
    }

    @Test
    void saysThatThereIsNoTokenForAnAddress() {
        Json.Obj config = Contexts.object("{'address':'other.example','query':'q'}");

        assertThatThrownBy(() ->
                        provider(Contexts.context(gate, Map.of(), secrets())).measure(Contexts.query(config)))
                .hasMessage(
                        "secret \"wavefront-api-tokens\" in namespace \"sluice\" has no value for key \"other.example\"");
    }

    private static String series(String... points) {
        return "{\"query\":\"q\",\"timeseries\":["
                + String.join(
                        ",",
                        List.of(points).stream()
                                .map(data -> "{\"label\":\"l\",\"data\":[" + data + "]}")
                                .toList())
                + "]}";
    }

    private static SequencedMap<String, String> metadata(String times, String drift) {
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("timestamps", times);
        metadata.put("drift", drift);
        return metadata;
    }

    private static SequencedMap<String, String> warned() {
        SequencedMap<String, String> metadata = metadata("1796040000", "0");
        metadata.put("warnings", "slow");
        return metadata;
    }
}
