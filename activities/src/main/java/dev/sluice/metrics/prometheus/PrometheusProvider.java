package dev.sluice.metrics.prometheus;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.auth.Authenticator;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Field {@code prometheus}. */
public final class PrometheusProvider implements MetricProvider {
    private static final String FIELD = "prometheus";
    private static final String ADDRESS = "ARGO_ROLLOUTS_PROMETHEUS_ADDRESS";
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    private final Authenticator http;
    private final UnaryOperator<String> environment;
    private final TimeExpression times;

    public PrometheusProvider(ProviderContext context, TimeExpression times) {
        http = new Authenticator(context);
        environment = context.environment();
        this.times = times;
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("query", config.required("query"));
        Optional<ConfigFields> range = config.object("rangeQuery");
        if (range.isEmpty()) {
            form.put("time", seconds(query.now()));
        } else {
            addRange(range.get(), query.now(), form);
        }
        String path = range.isEmpty() ? "/api/v1/query" : "/api/v1/query_range";
        return PrometheusAnswer.read(body(http.call(call(config, path, form), config)), "Prometheus");
    }

    private HttpCall call(ConfigFields config, String path, SequencedMap<String, String> form)
            throws ProviderException {
        Duration limit = config.seconds("timeout", USUAL_TIMEOUT);
        return HttpCall.post(HttpCall.below(address(config), path), HttpCall.form(form), limit)
                .insecure(config.flag("insecure"))
                .with(config.headers());
    }

    private String address(ConfigFields config) throws ProviderException {
        String address = config.text("address").orElseGet(() -> environment.apply(ADDRESS));
        if (address.isEmpty()) {
            throw config.wrong("address", "is required, since " + ADDRESS + " is not set");
        }
        return address;
    }

    private void addRange(ConfigFields range, Instant now, SequencedMap<String, String> form) throws ProviderException {
        form.put("start", seconds(times.evaluate(range.required("start"), now)));
        form.put("end", seconds(times.evaluate(range.required("end"), now)));
        range.required("step");
        Duration step = range.duration("step", Duration.ZERO);
        form.put("step", seconds(Instant.EPOCH.plus(step)));
    }

    private static Json.Obj body(HttpAnswer answer) throws ProviderException {
        if (answer.ok()) {
            return answer.object();
        }
        String why;
        try {
            Json.Obj body = answer.object();
            why = body.text("errorType").map(type -> type + ": ").orElse("")
                    + body.text("error").orElse("");
        } catch (ProviderException notPrometheus) {
            throw answer.refused("");
        }
        throw answer.refused(why);
    }

    /** Seconds since 1970 with as many decimals as needed. */
    private static String seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano(), 9))
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public SequencedMap<String, String> metadata(MetricQuery query) {
        SequencedMap<String, String> metadata = new TreeMap<>();
        query.config().text("query").ifPresent(text -> metadata.put("ResolvedPrometheusQuery", text));
        return metadata;
    }
}
