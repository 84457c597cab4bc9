package dev.sluice.metrics.influxdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.Contexts;
import dev.sluice.metrics.FakeHttp;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricProviderContract;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers are those of the InfluxDB documentation, "Annotated CSV" and "Query with the InfluxDB API". */
class InfluxdbProviderTest extends MetricProviderContract {
    private static final String PATH = "/api/v2/query";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new InfluxdbProvider(context);
    }

    @Override
    protected Json.Obj config() {
        return Contexts.object("{'query':'from(bucket: \\\"b\\\") |> range(start: -5m)'}");
    }

    @Override
    protected Map<String, Map<String, String>> secrets() {
        return Map.of(
                "sluice/influxdb",
                Map.of("address", server.address(), "authToken", "token-of-influx", "org", "my org"));
    }

    @Override
    protected String path() {
        return PATH;
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample(
                        "doubles",
                        table("double", "0.5", "1e+21"),
                        new Reading.Value(List.of(0.5, 1e21), "[0.5,1e+21]")),
                new Sample(
                        "numbers that are none",
                        table("double", "NaN", "+Inf"),
                        new Reading.Value(List.of(Double.NaN, Double.POSITIVE_INFINITY), "[NaN,+Inf]")),
                new Sample("longs", table("long", "3", "-4"), new Reading.Value(List.of(3L, -4L), "[3,-4]")),
                new Sample(
                        "truth values",
                        table("boolean", "true", "false"),
                        new Reading.Value(List.of(true, false), "[true,false]")),
                new Sample(
                        "texts",
                        table("string", "\"a \"\"b\"\",\r\nc\"", "d"),
                        new Reading.Value(List.of("a \"b\",\r\nc", "d"), "[a \"b\",\r\nc,d]")),
                new Sample(
                        "nothing", table("double", "", "1"), new Reading.Value(Arrays.asList(null, 1.0), "[<nil>,1]")),
                new Sample(
                        "several tables",
                        table("double", "1") + "\r\n" + table("long", "2"),
                        new Reading.Value(List.of(1.0, 2L), "[1,2]")));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal(
                        "a bad query",
                        400,
                        "{\"code\":\"invalid\",\"message\":\"undefined identifier\"}",
                        "received non 2xx response code: 400: undefined identifier"),
                new Refusal("a server in trouble", 503, "x", "received non 2xx response code: 503"),
                new Refusal("no records", 200, "\r\n", "the answer of InfluxDB has no values"),
                new Refusal(
                        "other columns",
                        200,
                        "a,b\r\n1,2\r\n",
                        "the answer of InfluxDB has a table without a column _value"),
                new Refusal(
                        "a page",
                        200,
                        "<html>\n<body>\n",
                        "the answer of InfluxDB has a table without a column _value"),
                new Refusal(
                        "a number that is none",
                        200,
                        table("long", "x"),
                        "the answer of InfluxDB has a value that is no long"),
                new Refusal(
                        "an error in the middle",
                        200,
                        "#datatype,string,string\r\n,error,reference\r\n,out of memory,897\r\n",
                        "InfluxDB refuses the query: out of memory"));
    }

    @Test
    void asksForTheOrganization() throws ProviderException {
        server.on(PATH, 200, table("double", "1"));

        measure();

        FakeHttp.Request request = server.only(PATH);
        assertThat(request.query()).isEqualTo(Map.of("org", "my org"));
        assertThat(request.header("Authorization")).isEqualTo("Token token-of-influx");
        assertThat(Contexts.object(request.body()).text("query")).contains("from(bucket: \"b\") |> range(start: -5m)");
    }

    private static String table(String type, String... values) {
        StringBuilder csv = new StringBuilder("#datatype,string,long," + type + "\r\n#group,false,false,false\r\n"
                + "#default,_result,,\r\n,result,table,_value\r\n");
        for (String value : values) {
            csv.append(",,0,").append(value).append("\r\n");
        }
        return csv.toString();
    }
}
