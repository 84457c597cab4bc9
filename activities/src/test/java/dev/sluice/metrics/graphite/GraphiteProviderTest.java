package dev.sluice.metrics.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.Contexts;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricProviderContract;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers are those of the Graphite documentation, "The Render URL API", format json. */
class GraphiteProviderTest extends MetricProviderContract {
    private static final String PATH = "/graphite/render";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new GraphiteProvider(context);
    }

    @Override
    protected Json.Obj config() {
        return Contexts.object("{'address':'" + server.address() + "/graphite','query':"
                + "'target=sumSeries(\\n  stats.a{b,c}.count,\\n  \\\"x\\\"\\n)&from=-5min'}");
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
                        series("[1,100],[null,160],[0.25,220]"),
                        new Reading.Value(List.of(1.0, 0.25), "[1.000000,0.250000]")),
                new Sample(
                        "several series",
                        "[{\"datapoints\":[[1,1]]},{\"datapoints\":[[2,1]]}]",
                        new Reading.Value(List.of(1.0), "[1.000000]")));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal("a bad query", 400, "x", "received non 2xx response code: 400"),
                new Refusal("a server in trouble", 500, "x", "received non 2xx response code: 500"),
                new Refusal("no series", 200, "[]", "no values found"),
                new Refusal("no numbers", 200, series("[null,1],[null,2]"), "no values found"),
                new Refusal("NaN, which is no JSON", 200, series("[NaN,1]"), "the answer of 127.0.0.1 is not JSON"),
                new Refusal("no JSON", 200, "<html>", "the answer of 127.0.0.1 is not JSON"),
                new Refusal("other JSON", 200, "{}", "the answer of Graphite is not a list of series"),
                new Refusal(
                        "half a point",
                        200,
                        series("[1]"),
                        "the answer of Graphite has a point that is not a number and a time"));
    }

    @Test
    void asksWithoutWhiteSpace() throws ProviderException {
        server.on(PATH, 200, series("[1,1]"));

        measure();

        assertThat(server.only(PATH).query())
                .isEqualTo(Map.of("target", "sumSeries(stats.a{b,c}.count,\"x\")", "from", "-5min", "format", "json"));
    }

    private static String series(String points) {
        return "[{\"target\":\"t\",\"datapoints\":[" + points + "]}]";
    }
}
