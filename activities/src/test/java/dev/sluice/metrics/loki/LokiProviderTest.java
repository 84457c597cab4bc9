package dev.sluice.metrics.loki;

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

/** Answers are those of the Grafana Loki documentation, "Loki HTTP API". */
class LokiProviderTest extends MetricProviderContract {
    private static final String PATH = "/loki/api/v1/query";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new LokiProvider(context);
    }

    @Override
    protected String path() {
        return PATH;
    }

    @Override
    protected Json.Obj config() {
        return Contexts.object("{'address':'" + server.address() + "','query':'sum(rate({app=`a`}[1m]))',"
                + "'headers':[{'key':'X-Scope-OrgID','value':'tenant-1'}]}");
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample("one series", vector("\"0.5\""), new Reading.Value(List.of(0.5), "[0.5]")),
                new Sample(
                        "several series",
                        vector("\"1\"", "\"NaN\""),
                        new Reading.Value(List.of(1.0, Double.NaN), "[1,NaN]")),
                new Sample("no series", vector(), new Reading.Value(List.of(), "[]")));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal(
                        "a bad query",
                        400,
                        "parse error at line 1\n",
                        "received non 2xx response code: 400: parse error at line 1"),
                new Refusal("a server in trouble", 500, "", "received non 2xx response code: 500"),
                new Refusal("no JSON", 200, "<html>", "the answer of 127.0.0.1 is not JSON"),
                new Refusal(
                        "log lines",
                        200,
                        vector().replace("vector", "streams"),
                        "a query of Loki must give a scalar, a vector or a matrix, not \"streams\""));
    }

    @Test
    void asksAsTheTenant() throws ProviderException {
        server.on(PATH, 200, vector());

        measure();

        FakeHttp.Request request = server.only(PATH);
        assertThat(request.header("X-Scope-OrgID")).isEqualTo("tenant-1");
        assertThat(request.query())
                .isEqualTo(Map.of("query", "sum(rate({app=`a`}[1m]))", "time", "1796040000000000000"));
    }

    private static String vector(String... values) {
        List<String> series = List.of(values).stream()
                .map(value -> "{\"metric\":{},\"value\":[1796040000," + value + "]}")
                .toList();
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + String.join(",", series)
                + "]}}";
    }
}
