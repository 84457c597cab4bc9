package dev.sluice.metrics.newrelic;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.JsonResult;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.ProviderSecret;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Field {@code newRelic}. One row of the result is an object, more are a list of them. */
public final class NewRelicProvider implements MetricProvider {
    private static final String FIELD = "newRelic";
    private static final String USUAL_SECRET = "newrelic";
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);
    private static final String QUERY = "query($account: Int!, $query: Nrql!, $timeout: Seconds) {"
            + " actor { account(id: $account) { nrql(query: $query, timeout: $timeout) { results } } } }";

    private final ProviderContext context;

    public NewRelicProvider(ProviderContext context) {
        this.context = context;
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        String nrql = config.required("query");
        Duration timeout = config.seconds("timeout", USUAL_TIMEOUT);
        ProviderSecret secret = ProviderSecret.read(
                context.secrets(), context.namespace(), config.text("profile").orElse(USUAL_SECRET));
        Json.Obj variables = Json.Obj.EMPTY
                .with("account", Json.of(account(secret)))
                .with("query", Json.of(nrql))
                .with("timeout", Json.of(timeout.toSeconds()));
        Json.Obj body = Json.Obj.EMPTY.with("query", Json.of(QUERY)).with("variables", variables);
        HttpAnswer answer = context.http()
                .call(HttpCall.post(endpoint(secret), HttpCall.json(JsonText.write(body)), timeout.plusSeconds(1))
                        .with("API-Key", secret.required("personal-api-key")));
        return read(answer.success().object(), answer);
    }

    private static long account(ProviderSecret secret) throws ProviderException {
        String account = secret.required("account-id");
        if (!account.matches("\\d{1,18}")) {
            throw new ProviderException("key \"account-id\" of secret \"" + secret.name() + "\" must be a number");
        }
        return Long.parseLong(account);
    }

    private static String endpoint(ProviderSecret secret) throws ProviderException {
        Optional<String> own = secret.text("base-url-nerdgraph");
        if (own.isPresent()) {
            return own.get();
        }
        String region = secret.text("region").orElse("us").toLowerCase(Locale.ROOT);
        return switch (region) {
            case "us" -> "https://api.newrelic.com/graphql";
            case "eu" -> "https://api.eu.newrelic.com/graphql";
            default ->
                throw new ProviderException(
                        "key \"region\" of secret \"" + secret.name() + "\" must be us or eu, not \"" + region + "\"");
        };
    }

    private static Reading read(Json.Obj body, HttpAnswer answer) throws ProviderException {
        List<Json> errors = body.list("errors");
        if (!errors.isEmpty()) {
            String why = errors.getFirst() instanceof Json.Obj error
                    ? error.text("message").orElse("")
                    : "";
            throw new ProviderException("New Relic refuses the query: " + answer.told(why));
        }
        List<Json> rows =
                body.obj("data").obj("actor").obj("account").obj("nrql").list("results");
        return switch (rows.size()) {
            case 0 -> throw new ProviderException("the answer of New Relic has no results");
            case 1 -> JsonResult.of(rows.getFirst());
            default -> JsonResult.of(new Json.Arr(rows));
        };
    }

    @Override
    public SequencedMap<String, String> metadata(MetricQuery query) {
        SequencedMap<String, String> metadata = new TreeMap<>();
        query.config().text("query").ifPresent(text -> metadata.put("ResolvedNewRelicQuery", text));
        return metadata;
    }
}
