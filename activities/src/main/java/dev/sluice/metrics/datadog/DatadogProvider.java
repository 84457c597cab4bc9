package dev.sluice.metrics.datadog;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.http.JsonBody;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Field {@code datadog}. */
public final class DatadogProvider implements MetricProvider {
    private static final String FIELD = "datadog";
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(5);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private final ProviderContext context;

    public DatadogProvider(ProviderContext context) {
        this.context = context;
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        boolean old = config.oneOf("apiVersion", "v1", List.of("v1", "v2")).equals("v1");
        Instant from = query.now().minus(config.duration("interval", USUAL_INTERVAL));
        ScalarQuery scalar = ScalarQuery.read(config, old);
        DatadogKeys keys = DatadogKeys.find(config, query.run().namespace(), context);
        HttpCall call =
                old ? series(config, keys, from, query.now()) : scalars(config, keys, scalar, from, query.now());
        HttpAnswer answer =
                context.http().call(call.with("DD-API-KEY", keys.api()).with("DD-APPLICATION-KEY", keys.application()));
        if (answer.code() == 401 || answer.code() == 403) {
            throw new ProviderException("received authentication error response code: " + answer.code());
        }
        if (!answer.ok()) {
            throw answer.refused(why(answer));
        }
        return old ? SeriesAnswer.read(answer) : ScalarAnswer.read(answer);
    }

    private static String why(HttpAnswer answer) throws ProviderException {
        return JsonBody.parse(answer.body()).orElse(Json.NULL) instanceof Json.Obj body
                        && body.list("errors").stream().findFirst().orElse(Json.NULL) instanceof Json.Str(String why)
                ? why
                : "";
    }

    private static HttpCall series(ConfigFields config, DatadogKeys keys, Instant from, Instant to)
            throws ProviderException {
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        parameters.put("query", config.required("query"));
        parameters.put("from", String.valueOf(from.getEpochSecond()));
        parameters.put("to", String.valueOf(to.getEpochSecond()));
        String url = HttpCall.below(keys.address(), "/api/v1/query?" + HttpCall.encoded(parameters));
        return HttpCall.get(url, config.duration("requestTimeout", USUAL_TIMEOUT));
    }

    private static HttpCall scalars(ConfigFields config, DatadogKeys keys, ScalarQuery query, Instant from, Instant to)
            throws ProviderException {
        return HttpCall.post(
                HttpCall.below(keys.address(), "/api/v2/query/scalar"),
                HttpCall.json(query.body(from, to)),
                config.duration("requestTimeout", USUAL_TIMEOUT));
    }
}
