package dev.sluice.metrics.datadog;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers are those of the Datadog API reference, "Query timeseries points". */
class DatadogProviderTest extends MetricProviderContract {
    private static final String PATH = "/api/v1/query";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new DatadogProvider(context);
    }

    @Override
    protected Json.Obj config() {
        return Contexts.object("{'query':'avg:requests.error{service:a}'}");
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
                new Sample(
                        "points",
                        series("[1,0.5],[2,0.006121374442429876]"),
                        new Reading.Value(0.006121374442429876, "0.006121374442429876")),
                new Sample(
                        "several series",
                        "{'status':'ok','series':[{'pointlist':[[1,7]]},{'pointlist':[[1,8]]}]}".replace('\'', '"'),
                        new Reading.Value(7.0, "7")),
                new Sample("no series", "{\"status\":\"ok\",\"series\":[]}", new Reading.Value(null, "[]")),
                new Sample("no points", series(""), new Reading.Value(null, "[]")),
                new Sample("no number", series("[1,null]"), new Reading.Value(null, "[]")));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal("not allowed", 403, "{}", "received authentication error response code: 403"),
                new Refusal(
                        "a bad request",
                        400,
                        "{\"errors\":[\"no query\"]}",
                        "received non 2xx response code: 400: no query"),
                new Refusal("a server in trouble", 500, "x", "received non 2xx response code: 500"),
                new Refusal(
                        "a bad query",
                        200,
                        "{\"status\":\"error\",\"error\":\"cannot parse app-key-1\"}",
                        "Datadog refuses the query: cannot parse *****"),
                new Refusal("no JSON", 200, "<html>", "the answer of 127.0.0.1 is not JSON"),
                new Refusal("NaN, which is no JSON", 200, series("[1,NaN]"), "the answer of 127.0.0.1 is not JSON"),
                new Refusal(
                        "half a point",
                        200,
                        series("[1]"),
                        "the answer of Datadog has a point that is not a time and a number"));
    }

    @Test
    void asksForTheInterval() throws ProviderException {
        server.on(PATH, 200, series("[1,1]"));

        measure();

        FakeHttp.Request request = server.only(PATH);
        assertThat(request.query())
                .isEqualTo(Map.of("query", "avg:requests.error{service:a}", "from", "1796039700", "to", "1796040000"));
        assertThat(request.header("DD-API-KEY")).isEqualTo("api-key-1");
        assertThat(request.header("DD-APPLICATION-KEY")).isEqualTo("app-key-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sluice/datadog | {'query':'q'}
            sluice/keys    | {'query':'q','secretRef':{'name':'keys'}}
            shop/keys      | {'query':'q','secretRef':{'name':'keys','namespaced':true}}
            """)
    void takesKeysFromASecret(String secret, String config) throws ProviderException {
        server.on(PATH, 200, series("[1,1]"));
        Map<String, String> data = Map.of("address", server.address(), "api-key", "k1\n", "app-key", "k2");

        provider(Contexts.context(gate, Map.of(), Map.of(secret, data)))
                .measure(Contexts.query(Contexts.object(config)));

        assertThat(server.only(PATH).header("DD-API-KEY")).isEqualTo("k1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                      | datadog.query or queries is required, and not both
            {'query':'q','queries':{'a':'b'}}                       | datadog.query or queries is required, and not both
            {'queries':{'a':'b'}}                                   | datadog.queries needs apiVersion v2
            {'query':'q','aggregator':'sum'}                        | datadog.aggregator needs apiVersion v2
            {'query':'q','formula':'a'}                             | datadog.formula needs queries
            {'apiVersion':'v2','queries':{'a':'b','c':'d'}}         | datadog.formula is required with more than one query
            {'apiVersion':'v3','query':'q'}                         | datadog.apiVersion must be one of v1, v2, not "v3"
            {'query':'q','interval':'1min'}                         | datadog.interval must be a positive duration such as 5m, not "1min"
            {'query':'q','interval':'-5m'}                          | datadog.interval must be a positive duration such as 5m, not "-5m"
            {'query':'q','secretRef':{'name':'none'}}               | secret "none" was not found in namespace "sluice"
            """)
    void saysWhichFieldIsWrong(String config, String message) {
        assertThatThrownBy(() -> provider(Contexts.context(gate, environment(), Map.of()))
                        .measure(Contexts.query(Contexts.object(config))))
                .hasMessage(message);
    }

    private static String series(String points) {
        return "{\"status\":\"ok\",\"series\":[{\"metric\":\"m\",\"pointlist\":[" + points + "]}]}";
    }
}
