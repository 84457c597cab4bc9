package dev.sluice.metrics.loki;

import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.auth.Authenticator;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.prometheus.PrometheusAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Plugin {@code sluice.dev/loki}. A metric query of LogQL, at the moment of the measurement. */
public final class LokiProvider implements MetricProvider {
    private static final String FIELD = "sluice.dev/loki";
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    private final Authenticator http;

    public LokiProvider(ProviderContext context) {
        http = new Authenticator(context);
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        parameters.put("query", config.required("query"));
        parameters.put("time", String.valueOf(ChronoUnit.NANOS.between(Instant.EPOCH, query.now())));
        String url = HttpCall.below(config.required("address"), "/loki/api/v1/query?" + HttpCall.encoded(parameters));
        HttpCall call = HttpCall.get(url, config.duration("timeout", USUAL_TIMEOUT))
                .insecure(config.flag("insecure"))
                .with(config.headers());
        HttpAnswer answer = http.call(call, config);
        if (!answer.ok()) {
            throw answer.refused(answer.body().strip());
        }
        return PrometheusAnswer.read(answer.object(), "Loki");
    }
}
