package dev.sluice.metrics.elasticsearch;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.GoFloat;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.auth.Authenticator;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.http.JsonBody;
import java.time.Duration;
import java.util.Optional;

/** Plugin {@code sluice.dev/elasticsearch}. How many documents a query finds, or one aggregation over them. */
public final class ElasticsearchProvider implements MetricProvider {
    private static final String FIELD = "sluice.dev/elasticsearch";
    private static final String AGGREGATION = "result";
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private final Authenticator http;

    public ElasticsearchProvider(ProviderContext context) {
        http = new Authenticator(context);
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        Optional<ConfigFields> aggregation = config.object("aggregation");
        Json.Obj body = Json.Obj.EMPTY.with("query", question(config));
        return aggregation.isEmpty()
                ? number(ask(config, "_count", body).get("count"))
                : aggregated(ask(config, "_search", search(body, aggregation.get())));
    }

    private static Json question(ConfigFields config) throws ProviderException {
        return config.object("query")
                .<Json>map(ConfigFields::fields)
                .orElse(Json.Obj.EMPTY.with("match_all", Json.Obj.EMPTY));
    }

    private static Json.Obj search(Json.Obj body, ConfigFields aggregation) {
        return body.with("size", Json.of(0)).with("aggs", Json.Obj.EMPTY.with(AGGREGATION, aggregation.fields()));
    }

    private Json.Obj ask(ConfigFields config, String action, Json.Obj body) throws ProviderException {
        String index = config.required("index");
        if (!index.matches("[^/?#\\s]{1,255}")) {
            throw config.wrong("index", "must be a name or a pattern of indices without /, ? and #");
        }
        String url = HttpCall.below(config.required("address"), "/" + HttpCall.encoded(index) + "/" + action);
        HttpCall call = HttpCall.post(
                        url, HttpCall.json(JsonText.write(body)), config.duration("timeout", USUAL_TIMEOUT))
                .insecure(config.flag("insecure"))
                .with(config.headers());
        HttpAnswer answer = http.call(call, config);
        if (!answer.ok()) {
            throw answer.refused(why(answer));
        }
        return answer.object();
    }

    private static String why(HttpAnswer answer) throws ProviderException {
        return JsonBody.parse(answer.body()).orElse(Json.NULL) instanceof Json.Obj body
                ? body.obj("error").text("reason").orElse("")
                : "";
    }

    /** An aggregation of one number has {@code value}; of percentiles {@code values}, of which the first counts. */
    private static Reading aggregated(Json.Obj body) throws ProviderException {
        Json.Obj result = body.obj("aggregations").obj(AGGREGATION);
        if (result.fields().containsKey("value")) {
            return number(result.get("value"));
        }
        return number(result.obj("values").fields().sequencedValues().stream().findFirst());
    }

    /** No number, as an average over no documents has, is null. */
    private static Reading number(Optional<Json> found) throws ProviderException {
        return switch (found.orElse(Json.NULL)) {
            case Json.Num number -> {
                double value = number.value().doubleValue();
                yield new Reading.Value(value, GoFloat.plain(value));
            }
            case Json.Null ignored -> new Reading.Value(null, "null");
            case Json other -> throw new ProviderException("the answer of Elasticsearch is not a number");
        };
    }
}
