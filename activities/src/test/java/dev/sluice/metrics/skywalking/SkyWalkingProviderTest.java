package dev.sluice.metrics.skywalking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.Contexts;
import dev.sluice.metrics.JsonResult;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricProviderContract;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers are those of the SkyWalking documentation, "Query Protocol". */
class SkyWalkingProviderTest extends MetricProviderContract {
    private static final String PATH = "/graphql";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new SkyWalkingProvider(context);
    }

    @Override
    protected Json.Obj config() {
        return Contexts.object(
                "{'address':'" + server.address() + "','interval':'3m',"
                        + "'query':'query q($duration: Duration!) { apdex: readMetricsValues(duration: $duration) { values } }'}");
    }

    @Override
    protected String path() {
        return PATH;
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample(
                        "values",
                        data("{'apdex':{'values':[{'value':9900}]}}"),
                        JsonResult.of(Contexts.object("{'apdex':{'values':[{'value':9900}]}}"))),
                new Sample(
                        "no values",
                        data("{'apdex':{'values':[]}}"),
                        JsonResult.of(Contexts.object("{'apdex':{'values':[]}}"))));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal("not found", 404, "x", "received non 2xx response code: 404"),
                new Refusal("a server in trouble", 500, "x", "received non 2xx response code: 500"),
                new Refusal("no JSON", 200, "<html>", "the answer of 127.0.0.1 is not JSON"),
                new Refusal("no data", 200, data("null"), "the answer of SkyWalking has no data"),
                new Refusal(
                        "a bad query",
                        200,
                        "{\"errors\":[{\"message\":\"Validation error\"}]}",
                        "SkyWalking refuses the query: Validation error"));
    }

    @Test
    void asksForTheInterval() throws ProviderException {
        server.on(PATH, 200, data("{}"));

        measure();

        assertThat(Contexts.object(server.only(PATH).body()).obj("variables"))
                .isEqualTo(Contexts.object(
                        "{'duration':{'start':'2026-11-30 1157','end':'2026-11-30 1200','step':'MINUTE'}}"));
    }

    private static String data(String data) {
        return ("{'data':" + data + "}").replace('\'', '"');
    }
}
