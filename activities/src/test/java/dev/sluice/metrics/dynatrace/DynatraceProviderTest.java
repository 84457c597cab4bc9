package dev.sluice.metrics.dynatrace;

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

/** Answers are those of the Dynatrace documentation, "Metrics API - GET data points". */
class DynatraceProviderTest extends MetricProviderContract {
    private static final String PATH = "/api/v2/metrics/query";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new DynatraceProvider(context);
    }

    @Override
    protected String path() {
        return PATH;
    }

    @Override
    protected Json.Obj config() {
        return Contexts.object(
                "{'metricSelector':'builtin:service.errors:avg','entitySelector':'type(SERVICE)','interval':'10m'}");
    }

    @Override
    protected Map<String, Map<String, String>> secrets() {
        return Map.of("sluice/dynatrace", Map.of("address", server.address(), "token", "token-of-dynatrace"));
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample("one series", data("[1.5]"), new Reading.Value(List.of(1.5), "[1.5]")),
                new Sample("several series", data("[1]", "[2,3]"), new Reading.Value(List.of(1.0, 3.0), "[1,3]")),
                new Sample("no number", data("[null]"), new Reading.Value(List.of(), "[]")),
                new Sample("no series", data(), new Reading.Value(List.of(), "[]")));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal(
                        "a bad selector",
                        400,
                        "{\"error\":{\"code\":400,\"message\":\"unknown metric\"}}",
                        "received non 2xx response code: 400: unknown metric"),
                new Refusal("a server in trouble", 503, "x", "received non 2xx response code: 503"),
                new Refusal("NaN, which is no JSON", 200, data("[NaN]"), "the answer of 127.0.0.1 is not JSON"),
                new Refusal("no JSON", 200, "<html>", "the answer of 127.0.0.1 is not JSON"),
                new Refusal("other JSON", 200, "{}", "the answer of Dynatrace has no result"));
    }

    @Test
    void asksForTheInterval() throws ProviderException {
        server.on(PATH, 200, data("[1]"));

        measure();

        FakeHttp.Request request = server.only(PATH);
        assertThat(request.header("Authorization")).isEqualTo("Api-Token token-of-dynatrace");
        assertThat(request.query())
                .isEqualTo(Map.of(
                        "metricSelector", "builtin:service.errors:avg",
                        "entitySelector", "type(SERVICE)",
                        "resolution", "Inf",
                        "from", "1796039400000",
                        "to", "1796040000000"));
    }

    private static String data(String... values) {
        List<String> series = List.of(values).stream()
                .map(list -> "{\"dimensions\":[],\"timestamps\":[1],\"values\":" + list + "}")
                .toList();
        return "{\"resolution\":\"Inf\",\"result\":[{\"metricId\":\"m\",\"data\":[" + String.join(",", series) + "]}]}";
    }
}
