package dev.sluice.metrics.elasticsearch;

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

/** Answers are those of the Elasticsearch reference, "Count API" and "Search API", which OpenSearch shares. */
class ElasticsearchProviderTest extends MetricProviderContract {
    private static final String PATH = "/logs-*/_count";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new ElasticsearchProvider(context);
    }

    @Override
    protected String path() {
        return PATH;
    }

    @Override
    protected Json.Obj config() {
        return with("");
    }

    private Json.Obj with(String more) {
        return Contexts.object("{'address':'" + server.address()
                + "','index':'logs-*','query':{'match':{'level':'error'}}" + more + "}");
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample("some", "{\"count\":7,\"_shards\":{}}", new Reading.Value(7.0, "7")),
                new Sample("none", "{\"count\":0}", new Reading.Value(0.0, "0")));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal(
                        "a bad query",
                        400,
                        "{\"error\":{\"reason\":\"unknown query [x]\"},\"status\":400}",
                        "received non 2xx response code: 400: unknown query [x]"),
                new Refusal("a server in trouble", 503, "x", "received non 2xx response code: 503"),
                new Refusal("no number", 200, "{\"count\":\"NaN\"}", "the answer of Elasticsearch is not a number"),
                new Refusal("no JSON", 200, "<html>", "the answer of 127.0.0.1 is not JSON"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'value':12.5}                             | 12.5
            {'value':null}                             | null
            {'values':{'95.0':250,'99.0':400}}         | 250
            {'values':{}}                              | null
            """)
    void takesOneAggregation(String result, String text) throws ProviderException {
        server.on("/logs-*/_search", 200, ("{'aggregations':{'result':" + result + "}}").replace('\'', '"'));

        Reading reading =
                provider(Contexts.context(gate)).measure(Contexts.query(with(",'aggregation':{'avg':{'field':'ms'}}")));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Value.class, value -> assertThat(value.text()).isEqualTo(text));
        FakeHttp.Request request = server.requests().getFirst();
        assertThat(Contexts.object(request.body()))
                .isEqualTo(Contexts.object("{'query':{'match':{'level':'error'}},'size':0,"
                        + "'aggs':{'result':{'avg':{'field':'ms'}}}}"));
    }

    @Test
    void leavesNoWayOutOfTheIndex() {
        Json.Obj config = config().with("index", Json.of("../_cluster"));

        assertThatThrownBy(() ->
                        provider(Contexts.context(gate, Map.of(), Map.of())).measure(Contexts.query(config)))
                .hasMessage("sluice.dev/elasticsearch.index must be a name or a pattern of indices without /, ? and #");
    }
}
