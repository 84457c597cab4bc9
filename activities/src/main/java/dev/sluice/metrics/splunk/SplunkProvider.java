package dev.sluice.metrics.splunk;

import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.GoFloat;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.ProviderSecret;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Plugin {@code sluice.dev/splunk}. The last number of each time series that the program publishes. */
public final class SplunkProvider implements MetricProvider {
    private static final String FIELD = "sluice.dev/splunk";
    private static final String USUAL_SECRET = "splunk";
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(5);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    private final ProviderContext context;

    public SplunkProvider(ProviderContext context) {
        this.context = context;
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        String program = config.required("program");
        Duration interval = config.duration("interval", USUAL_INTERVAL);
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        parameters.put("start", String.valueOf(query.now().minus(interval).toEpochMilli()));
        parameters.put("stop", String.valueOf(query.now().toEpochMilli()));
        parameters.put("immediate", "true");
        ProviderSecret secret = ProviderSecret.read(
                context.secrets(), context.namespace(), config.text("profile").orElse(USUAL_SECRET));
        String url =
                HttpCall.below(secret.required("address"), "/v2/signalflow/execute?" + HttpCall.encoded(parameters));
        HttpAnswer answer = context.http()
                .call(HttpCall.post(
                                url,
                                new HttpCall.Body("text/plain", program),
                                config.duration("timeout", USUAL_TIMEOUT))
                        .with("X-SF-Token", secret.required("token")));
        List<Double> values = SignalFlowStream.last(answer.success());
        return new Reading.Value(values, GoFloat.list(values, GoFloat::plain));
    }
}
