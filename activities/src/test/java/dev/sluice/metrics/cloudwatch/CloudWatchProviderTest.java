package dev.sluice.metrics.cloudwatch;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Answers are those of the Amazon CloudWatch API reference, "GetMetricData", in protocol JSON 1.0. */
class CloudWatchProviderTest extends MetricProviderContract {

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new CloudWatchProvider(context);
    }

    @Override
    protected Json.Obj config() {
        return Contexts.object("{'interval':'30m','metricDataQueries':["
                + "{'id':'rate','expression':'errors / requests'},"
                + "{'id':'errors','metricStat':{'metric':{'namespace':'app','metricName':'errors',"
                + "'dimensions':[{'name':'service','value':'a'}]},'period':300,'stat':'Sum','unit':'Count'},"
                + "'period':'60','returnData':false}]}");
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID",
                "AKID",
                "AWS_SECRET_ACCESS_KEY",
                "secret",
                "AWS_REGION",
                "eu-west-1",
                "AWS_ENDPOINT_URL",
                server.address());
    }

    @Override
    protected String path() {
        return "/";
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample(
                        "one result",
                        results(result("0.02,0.01"), ""),
                        value(result("0.02,0.01"), "[[0.02,0.01]]", "")),
                new Sample(
                        "several results",
                        results(result("1") + "," + result("2"), ""),
                        value(result("1") + "," + result("2"), "[[1],[2]]", "")),
                new Sample("no values", results(result(""), ""), value(result(""), "[[]]", "")),
                new Sample("no results", results("", ""), value("", "[]", "")),
                new Sample(
                        "messages",
                        results(result("1"), "{'Code':'c','Value':'v'}"),
                        value(result("1"), "[[1]]", "[{\"Code\":\"c\",\"Value\":\"v\"}]")));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal(
                        "a bad query",
                        400,
                        "{\"__type\":\"com.amazonaws.cloudwatch#ValidationError\",\"message\":\"bad expression\"}",
                        "received non 2xx response code: 400: ValidationError: bad expression"),
                new Refusal("a server in trouble", 500, "x", "received non 2xx response code: 500"),
                new Refusal(
                        "NaN, which is no JSON",
                        200,
                        results(result("NaN"), ""),
                        "the answer of 127.0.0.1 is not JSON"),
                new Refusal("no JSON", 200, "<html>", "the answer of 127.0.0.1 is not JSON"));
    }

    @Test
    void asksForTheInterval() throws ProviderException {
        server.on("/", 200, results("", ""));

        measure();

        FakeHttp.Request request = server.only("/");
        assertThat(request.header("X-Amz-Target")).isEqualTo("GraniteServiceVersion20100801.GetMetricData");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-amz-json-1.0");
        assertThat(request.header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKID/20261130/eu-west-1/monitoring/aws4_request,"
                        + " SignedHeaders=content-type;host;x-amz-date;x-amz-target,");
        assertThat(Contexts.object(request.body()))
                .isEqualTo(Contexts.object("{'StartTime':1796038200,'EndTime':1796040000,'MetricDataQueries':["
                        + "{'Id':'rate','Expression':'errors / requests'},"
                        + "{'Id':'errors','MetricStat':{'Stat':'Sum','Unit':'Count','Metric':{'MetricName':'errors',"
                        + "'Namespace':'app','Dimensions':[{'Name':'service','Value':'a'}]},'Period':300},"
                        + "'ReturnData':false,'Period':60}]}"));
    }

    @Test
    void needsQueries() {
        assertThatThrownBy(() -> provider(Contexts.context(gate, environment(), Map.of()))
                        .measure(Contexts.query(Json.Obj.EMPTY)))
                .hasMessage("cloudWatch.metricDataQueries is required");
    }

    @Test
    void needsARegion() {
        assertThatThrownBy(() -> provider(Contexts.context(gate)).measure(Contexts.query(config())))
                .hasMessage("no AWS region: neither the metric nor AWS_REGION names one");
    }

    private static Reading value(String results, String text, String messages) {
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        if (!messages.isEmpty()) {
            metadata.put("messages", messages);
        }
        Json list = Contexts.object("{'x':[" + results + "]}").get("x").orElseThrow();
        return new Reading.Value(JsonResult.plain(list), text, metadata);
    }

    private static String result(String values) {
        return "{'Id':'rate','Label':'rate','StatusCode':'Complete','Timestamps':[1796040000],'Values':[" + values
                + "]}";
    }

    private static String results(String results, String messages) {
        return ("{'MetricDataResults':[" + results + "],'Messages':[" + messages + "]}").replace('\'', '"');
    }
}
