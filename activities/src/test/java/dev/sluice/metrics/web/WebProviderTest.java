package dev.sluice.metrics.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.Contexts;
import dev.sluice.metrics.FakeHttp;
import dev.sluice.metrics.JsonResult;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricProviderContract;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any answer goes; what is made of it follows the documentation of Argo Rollouts, "Web Metrics". */
class WebProviderTest extends MetricProviderContract {
    private static final String PATH = "/api/v1/measurement";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new WebProvider(context);
    }

    @Override
    protected Json.Obj config() {
        return with("'jsonPath':'{$.data}'");
    }

    private Json.Obj with(String more) {
        return Contexts.object("{'url':'" + server.address() + PATH + "?service=a%20b'," + more + "}");
    }

    @Override
    protected String path() {
        return PATH;
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample("a number", "{\"data\":12}", new Reading.Value(12.0, "12")),
                new Sample("a small number", "{\"data\":0.0000001}", new Reading.Value(1e-7, "1e-7")),
                new Sample("a text", "{\"data\":\"<ok>\"}", new Reading.Value("<ok>", "\"\\u003cok\\u003e\"")),
                new Sample("true", "{\"data\":true}", new Reading.Value(true, "true")),
                new Sample("null", "{\"data\":null}", new Reading.Value(null, "null")),
                new Sample("nothing in a list", "{\"data\":[]}", new Reading.Value(List.of(), "[]")),
                new Sample(
                        "several",
                        "{\"data\":[1,{\"b\":2,\"a\":[]}]}",
                        JsonResult.of(Contexts.object("{'x':[1,{'a':[],'b':2}]}")
                                .get("x")
                                .orElseThrow())),
                new Sample("no JSON", "all is well", new Reading.Value("all is well", "all is well")),
                new Sample("NaN, which is no JSON", "NaN", new Reading.Value("NaN", "NaN")),
                new Sample("a number beyond a double", "1e999", new Reading.Value("1e999", "1e999")));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal("not found", 404, "{\"data\":1}", "received non 2xx response code: 404"),
                new Refusal("a server in trouble", 500, "{\"data\":1}", "received non 2xx response code: 500"),
                new Refusal(
                        "another answer",
                        200,
                        "{\"other\":1}",
                        "web.jsonPath finds nothing in the answer: data is not found"),
                new Refusal(
                        "deep nesting",
                        200,
                        "[".repeat(1000),
                        "the answer is nested deeper than 200 levels, or has a number of more than 1000 digits"));
    }

    @Test
    void takesAllOfTheAnswerWithoutAPath() throws ProviderException {
        server.on(PATH, 200, "{\"b\":1,\"a\":\"x\"}");

        Reading reading = measure(with("'method':'GET'"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Value.class, value -> assertThat(value.text()).isEqualTo("{\"a\":\"x\",\"b\":1}"));
    }

    @Test
    void asksWithQueryAndHeaders() throws ProviderException {
        server.on(PATH, 200, "1");

        measure(with("'headers':[{'key':'Authorization','value':'Bearer token-of-mine'}]"));

        FakeHttp.Request request = server.only(PATH);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.query()).containsEntry("service", "a b");
        assertThat(request.header("Authorization")).isEqualTo("Bearer token-of-mine");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'method':'POST','body':'a=1'                | POST | a=1       | text/plain; charset=utf-8
            'method':'PUT','jsonBody':{'a':[1,true]}    | PUT  | {"a":[1,true]} | application/json
            'method':'POST','body':'a=1','headers':[{'key':'content-type','value':'application/x-www-form-urlencoded'}] | POST | a=1 | application/x-www-form-urlencoded
            """)
    void sendsABody(String config, String method, String body, String type) throws ProviderException {
        server.on(PATH, 200, "1");

        measure(with(config));

        FakeHttp.Request request = server.only(PATH);
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.header("Content-Type")).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'method':'DELETE'                             | web.method must be one of GET, POST, PUT, not "DELETE"
            'body':'x'                                    | web.body needs method POST or PUT
            'jsonBody':{}                                 | web.jsonBody needs method POST or PUT
            'method':'PUT','body':'x','jsonBody':{}       | web.body must not be given together with jsonBody
            'timeoutSeconds':-3                           | web.timeoutSeconds must not be negative: -3
            'jsonPath':'$.data'                           | web.jsonPath cannot be read: a path stands in braces, as in {$.value}
            'jsonPath':'{.a[}'                            | web.jsonPath cannot be read: a bracket has no end
            """)
    void saysWhichFieldIsWrong(String config, String message) {
        assertThatThrownBy(() -> measure(with(config))).hasMessage(message);
    }

    @Test
    void needsAUrl() {
        assertThatThrownBy(() -> measure(Json.Obj.EMPTY)).hasMessage("web.url is required");
    }

    private Reading measure(Json.Obj config) throws ProviderException {
        return provider(Contexts.context(gate)).measure(Contexts.query(config));
    }
}
