package dev.sluice.metrics.skywalking;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.JsonResult;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.http.HttpGate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Field {@code skywalking}. The query may use the variable {@code $duration}; times are UTC. */
public final class SkyWalkingProvider implements MetricProvider {
    private static final String FIELD = "skywalking";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(5);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final HttpGate http;

    public SkyWalkingProvider(ProviderContext context) {
        http = context.http();
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        Instant start = query.now().minus(config.duration("interval", USUAL_INTERVAL));
        Json.Obj duration = Json.Obj.EMPTY
                .with("start", Json.of(MINUTE.format(start)))
                .with("end", Json.of(MINUTE.format(query.now())))
                .with("step", Json.of("MINUTE"));
        Json.Obj body = Json.Obj.EMPTY
                .with("query", Json.of(config.required("query")))
                .with("variables", Json.Obj.EMPTY.with("duration", duration));
        String url = HttpCall.below(config.required("address"), "/graphql");
        return read(http.call(HttpCall.post(url, HttpCall.json(JsonText.write(body)), LIMIT))
                .success());
    }

    private static Reading read(HttpAnswer answer) throws ProviderException {
        Json.Obj body = answer.object();
        if (!body.list("errors").isEmpty()) {
            String why = body.list("errors").getFirst() instanceof Json.Obj error
                    ? error.text("message").orElse("")
                    : "";
            throw new ProviderException("SkyWalking refuses the query: " + answer.told(why));
        }
        return JsonResult.of(
                body.get("data").orElseThrow(() -> new ProviderException("the answer of SkyWalking has no data")));
    }
}
