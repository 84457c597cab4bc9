package dev.sluice.metrics.newrelic;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers are those of New Relic's documentation, "NerdGraph tutorial: query your data using NRQL". */
class NewRelicProviderTest extends MetricProviderContract {
    private static final String PATH = "/graphql";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new NewRelicProvider(context);
    }

    @Override
    protected Json.Obj config() {
        return Contexts.object("{'query':'SELECT count(*) FROM Transaction'}");
    }

    @Override
    protected Map<String, Map<String, String>> secrets() {
        return Map.of(
                "sluice/newrelic",
                Map.of(
                        "personal-api-key",
                        "NRAK-1234567",
                        "account-id",
                        "42",
                        "base-url-nerdgraph",
                        server.address() + PATH));
    }

    @Override
    protected String path() {
        return PATH;
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                new Sample("one row", rows("{'count':1.5}"), JsonResult.of(Contexts.object("{'count':1.5}"))),
                new Sample(
                        "several rows",
                        rows("{'count':1},{'count':null}"),
                        JsonResult.of(Contexts.object("{'x':[{'count':1},{'count':null}]}")
                                .get("x")
                                .orElseThrow())));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal("not allowed", 403, "{}", "received non 2xx response code: 403"),
                new Refusal("a server in trouble", 500, "x", "received non 2xx response code: 500"),
                new Refusal("no JSON", 200, "<html>", "the answer of 127.0.0.1 is not JSON"),
                new Refusal("no rows", 200, rows(""), "the answer of New Relic has no results"),
                new Refusal("NaN, which is no JSON", 200, rows("{'count':NaN}"), "the answer of 127.0.0.1 is not JSON"),
                new Refusal(
                        "a bad query",
                        200,
                        "{\"errors\":[{\"message\":\"NRQL Syntax Error for NRAK-1234567\"}]}",
                        "New Relic refuses the query: NRQL Syntax Error for *****"));
    }

    @Test
    void asksForTheAccount() throws ProviderException {
        server.on(PATH, 200, rows("{'count':1}"));

        measure();

        FakeHttp.Request request = server.only(PATH);
        assertThat(request.header("API-Key")).isEqualTo("NRAK-1234567");
        assertThat(Contexts.object(request.body()).obj("variables"))
                .isEqualTo(Contexts.object("{'account':42,'query':'SELECT count(*) FROM Transaction','timeout':5}"));
    }

    @Test
    void takesAnotherSecret() {
        Json.Obj config = config().with("profile", Json.of("my-newrelic"));

        assertThatThrownBy(() ->
                        provider(Contexts.context(gate, Map.of(), secrets())).measure(Contexts.query(config)))
                .hasMessage("secret \"my-newrelic\" was not found in namespace \"sluice\"");
    }

    @Test
    void knowsTwoRegions() {
        Map<String, Map<String, String>> secrets =
                Map.of("sluice/newrelic", Map.of("personal-api-key", "k", "account-id", "1", "region", "mars"));

        assertThatThrownBy(() ->
                        provider(Contexts.context(gate, Map.of(), secrets)).measure(Contexts.query(config())))
                .hasMessage("key \"region\" of secret \"newrelic\" must be us or eu, not \"mars\"");
    }

    @Test
    void tellsTheQueryAsItWasSent() {
        assertThat(provider(Contexts.context(gate)).metadata(Contexts.query(config())))
                .isEqualTo(Map.of("ResolvedNewRelicQuery", "SELECT count(*) FROM Transaction"));
    }

    private static String rows(String rows) {
        return "{\"data\":{\"actor\":{\"account\":{\"nrql\":{\"results\":[" + rows.replace('\'', '"') + "]}}}}}";
    }
}
