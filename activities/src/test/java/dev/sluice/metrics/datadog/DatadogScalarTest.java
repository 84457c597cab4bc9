package dev.sluice.metrics.datadog;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Answers are those of the Datadog API reference, "Query scalar data across multiple products". */
class DatadogScalarTest extends MetricProviderContract {
    private static final String PATH = "/api/v2/query/scalar";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new DatadogProvider(context);
    }

    @Override
    protected Json.Obj config() {
        return Contexts.object("{'apiVersion':'v2','interval':'10m','aggregator':'sum',"
                + "'queries':{'a':'sum:errors{*}','b':'sum:hits{*}'},'formula':'a/b'}");
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("DD_API_KEY", "api-key-1", "DD_APP_KEY", "app-key-1", "DD_ADDRESS", server.address());
    }

    @Override
    protected String path() {
        return PATH;
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample("one number", columns(numbers("0.25")), new Reading.Value(0.25, "0.25")),
                new Sample("no number", columns(numbers("null")), new Reading.Value(null, "[]")),
                new Sample("no column", columns(""), new Reading.Value(null, "[]")),
                new Sample(
                        "groups",
                        columns(groups("[\"pod:a\"],[\"pod:b\",\"pod:c\"]") + "," + numbers("1,2.5")),
                        new Reading.Value(
                                List.of(1.0, 2.5),
                                "[1,2.5]",
                                metadata(
                                        "[{\"name\":\"pod:a\",\"value\":1.0},{\"name\":\"pod:b,pod:c\",\"value\":2.5}]"))));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal("not allowed", 401, "{}", "received authentication error response code: 401"),
                new Refusal("a server in trouble", 500, "x", "received non 2xx response code: 500"),
                new Refusal(
                        "a bad query",
                        200,
                        "{\"errors\":\"unknown metric\"}",
                        "Datadog refuses the query: unknown metric"),
                new Refusal("no JSON", 200, "<html>", "the answer of 127.0.0.1 is not JSON"));
    }

    @Test
    void asksByFormula() throws ProviderException {
        server.on(PATH, 200, columns(numbers("1")));

        measure();

        FakeHttp.Request request = server.only(PATH);
        assertThat(Contexts.object(request.body()))
                .isEqualTo(Contexts.object("{'data':{'type':'scalar_request','attributes':{"
                        + "'from':1796039400000,'to':1796040000000,'queries':["
                        + "{'aggregator':'sum','data_source':'metrics','name':'a','query':'sum:errors{*}'},"
                        + "{'aggregator':'sum','data_source':'metrics','name':'b','query':'sum:hits{*}'}],"
                        + "'formulas':[{'formula':'a/b'}]}}}"));
    }

    @Test
    void tellsOfManyGroupsTheLowestAndTheHighest() throws ProviderException {
        String names = IntStream.range(0, 130).mapToObj(i -> "[\"g" + i + "\"]").collect(Collectors.joining(","));
        String values = IntStream.range(0, 130).mapToObj(String::valueOf).collect(Collectors.joining(","));
        server.on(PATH, 200, columns(groups(names) + "," + numbers(values)));

        Reading reading = measure();

        assertThat(reading.metadata()).containsEntry("groups_truncated", "true");
        assertThat(reading.metadata().get("groups"))
                .contains("\"g49\"", "\"g80\"")
                .doesNotContain("\"g50\"", "\"g79\"");
    }

    private static SequencedMap<String, String> metadata(String groups) {
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("groups", groups);
        return metadata;
    }

    private static String columns(String columns) {
        return "{\"data\":{\"type\":\"scalar_response\",\"attributes\":{\"columns\":[" + columns + "]}}}";
    }

    private static String numbers(String values) {
        return "{\"name\":\"a/b\",\"type\":\"number\",\"values\":[" + values + "]}";
    }

    private static String groups(String values) {
        return "{\"name\":\"pod\",\"type\":\"group\",\"values\":[" + values + "]}";
    }
}
