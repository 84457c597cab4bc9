package dev.sluice.metrics.prometheus;

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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers are those of the Prometheus documentation, "HTTP API". */
class PrometheusProviderTest extends MetricProviderContract {
    private static final String INSTANT = "/api/v1/query";
    private static final String EMPTY = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new PrometheusProvider(
                context, (source, now) -> source.equals("now()") ? now : now.minus(Duration.ofHours(1)));
    }

    @Override
    protected Json.Obj config() {
        return with("");
    }

    private Json.Obj with(String more) {
        return Contexts.object("{'address':'" + server.address() + "/','query':'up{job=\\'a\\'}'" + more + "}");
    }

    @Override
    protected String path() {
        return INSTANT;
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample("a scalar", scalar("0.95"), new Reading.Value(0.95, "0.95")),
                new Sample("a number that is not one", scalar("NaN"), new Reading.Value(Double.NaN, "NaN")),
                new Sample("infinity", scalar("+Inf"), new Reading.Value(Double.POSITIVE_INFINITY, "+Inf")),
                new Sample("a large number", scalar("1e+25"), new Reading.Value(1e25, "1" + "0".repeat(25))),
                new Sample("no series", EMPTY, new Reading.Value(List.of(), "[]")),
                new Sample("several series", vector("1", "2.5"), new Reading.Value(List.of(1.0, 2.5), "[1,2.5]")),
                new Sample(
                        "series without a number",
                        vector("NaN", "-Inf"),
                        new Reading.Value(List.of(Double.NaN, Double.NEGATIVE_INFINITY), "[NaN,-Inf]")),
                new Sample("a range", matrix(), new Reading.Value(List.of(1.0, 2.0, 3.0), "[1,2,3]")),
                new Sample(
                        "warnings",
                        scalar("1").replace("\"success\"", "\"success\",\"warnings\":[\"slow\",\"old\"]"),
                        new Reading.Value(1.0, "1", warnings("\"slow\", \"old\""))));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal(
                        "a bad query",
                        400,
                        "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error: unexpected end\"}",
                        "received non 2xx response code: 400: bad_data: parse error: unexpected end"),
                new Refusal("a server in trouble", 503, "<html>busy</html>", "received non 2xx response code: 503"),
                new Refusal("no JSON", 200, "<html>login</html>", "the answer of 127.0.0.1 is not JSON"),
                new Refusal("other JSON", 200, "{}", "the answer of Prometheus has no status \"success\""),
                new Refusal(
                        "a text",
                        200,
                        scalar("x").replace("scalar", "string"),
                        "a query of Prometheus must give a scalar, a vector or a matrix, not \"string\""),
                new Refusal(
                        "a sample without a number",
                        200,
                        vector("x"),
                        "the answer of Prometheus has a sample that is not a time and a number"),
                new Refusal(
                        "a native histogram",
                        200,
                        vector("1").replace("\"value\":[1764504000,\"1\"]", "\"histogram\":[1764504000,{}]"),
                        "a native histogram is no number; use a function such as histogram_quantile"));
    }

    @Test
    void asksForAnInstant() throws ProviderException {
        server.on(INSTANT, 200, EMPTY);

        measure();

        FakeHttp.Request request = server.only(INSTANT);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.form()).containsEntry("query", "up{job=\"a\"}").containsEntry("time", "1796040000");
    }

    @Test
    void asksForARange() throws ProviderException {
        server.on("/api/v1/query_range", 200, matrix());

        measure(with(",'rangeQuery':{'start':'now() - 1h','end':'now()','step':'1m30s'}"), Map.of());

        assertThat(server.only("/api/v1/query_range").form())
                .containsEntry("start", "1796036400")
                .containsEntry("end", "1796040000")
                .containsEntry("step", "90");
    }

    @Test
    void sendsHeadersAndCredentials() throws ProviderException {
        server.on(INSTANT, 200, EMPTY);

        measure(
                with(",'headers':[{'key':'X-Scope-OrgID','value':'one'}],"
                        + "'authentication':{'basicAuth':{'username':'me','password':'secret'}}"),
                Map.of());

        assertThat(server.only(INSTANT).header("X-Scope-OrgID")).isEqualTo("one");
        assertThat(server.only(INSTANT).header("Authorization")).isEqualTo("Basic bWU6c2VjcmV0");
    }

    @Test
    void takesTheControllersAddressWhenTheMetricHasNone() throws ProviderException {
        server.on(INSTANT, 200, EMPTY);

        measure(config().without("address"), Map.of("ARGO_ROLLOUTS_PROMETHEUS_ADDRESS", server.address()));

        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                          | prometheus.query is required
            {'query':1}                                 | prometheus.query must be text
            {'query':'q'}                               | prometheus.address is required, since ARGO_ROLLOUTS_PROMETHEUS_ADDRESS is not set
            {'query':'q','address':'ftp://x'}           | the address of the metric must be absolute, http or https, without user and password
            {'query':'q','address':'http://a:b@x'}      | the address of the metric must be absolute, http or https, without user and password
            {'query':'q','address':'http://x','timeout':-1} | prometheus.timeout must not be negative: -1
            {'query':'q','address':'http://x','insecure':'yes'} | prometheus.insecure must be true or false
            {'query':'q','address':'http://x','headers':[{'value':'v'}]} | prometheus.headers[0].key is required
            {'query':'q','address':'http://x','headers':[{'key':'a b','value':'v'}]} | a header's name has characters that no header may have
            {'query':'q','address':'http://x','rangeQuery':{'start':'s','end':'e'}} | prometheus.rangeQuery.step is required
            {'query':'q','address':'http://x','authentication':{'basicAuth':{},'oauth2':{}}} | prometheus.authentication must have only one of basicAuth, oauth2, sigv4
            {'query':'q','address':'http://x','authentication':{'oauth2':{'tokenUrl':'http://x'}}} | prometheus.authentication.oauth2.clientId is required
            """, quoteCharacter = '`')
    void saysWhichFieldIsWrong(String config, String message) {
        assertThatThrownBy(() -> measure(Contexts.object(config), Map.of())).hasMessage(message);
    }

    @Test
    void keepsAHeadersValueOutOfTheMessage() {
        Json.Obj config =
                with(",'headers':[{'key':'X-Token','value':'topsecret\\\\nX'}]").without("none");

        assertThatThrownBy(() -> measure(config, Map.of())).message().doesNotContain("topsecret");
    }

    @Test
    void tellsTheQueryAsItWasSent() {
        MetricProvider provider = provider(Contexts.context(gate));

        assertThat(provider.metadata(Contexts.query(config())))
                .isEqualTo(Map.of("ResolvedPrometheusQuery", "up{job=\"a\"}"));
    }

    private Reading measure(Json.Obj config, Map<String, String> environment) throws ProviderException {
        return provider(Contexts.context(gate, environment, Map.of())).measure(Contexts.query(config));
    }

    private static SequencedMap<String, String> warnings(String text) {
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("warnings", text);
        return metadata;
    }

    private static String scalar(String value) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1764504000,\"" + value
                + "\"]}}";
    }

    private static String vector(String... values) {
        String series = List.of(values).stream()
                .map(value -> "{\"metric\":{\"pod\":\"p\"},\"value\":[1764504000,\"" + value + "\"]}")
                .collect(Collectors.joining(","));
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + series + "]}}";
    }

    private static String matrix() {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
                + "{\"metric\":{},\"values\":[[1,\"1\"],[2,\"2\"]]},{\"metric\":{},\"values\":[[1,\"3\"]]}]}}";
    }
}
