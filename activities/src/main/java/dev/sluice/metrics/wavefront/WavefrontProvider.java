package dev.sluice.metrics.wavefront;

import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.ProviderSecret;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.http.HttpCall;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Field {@code wavefront}. The Secret {@code wavefront-api-tokens} has a token for each address. */
public final class WavefrontProvider implements MetricProvider {
    private static final String FIELD = "wavefront";
    private static final String SECRET = "wavefront-api-tokens";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final ProviderContext context;

    public WavefrontProvider(ProviderContext context) {
        this.context = context;
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        String address = config.required("address");
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", config.required("query"));
        parameters.put("s", String.valueOf(query.now().minus(WINDOW).toEpochMilli()));
        parameters.put("e", String.valueOf(query.now().toEpochMilli()));
        parameters.put("g", "s");
        String token = ProviderSecret.read(context.secrets(), context.namespace(), SECRET)
                .required(address);
        String base = address.contains("://") ? address : "https://" + address;
        HttpCall call = HttpCall.get(HttpCall.below(base, "/api/v2/chart/api?" + HttpCall.encoded(parameters)), LIMIT)
                .with("Authorization", "Bearer " + token);
        return WavefrontAnswer.read(context.http().call(call).success(), query.now());
    }
}
