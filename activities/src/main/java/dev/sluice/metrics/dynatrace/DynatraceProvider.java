package dev.sluice.metrics.dynatrace;

import dev.sluice.domain.json.Json;
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
import dev.sluice.metrics.http.JsonBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Plugin {@code sluice.dev/dynatrace}. One number for each series: that of the whole interval. */
public final class DynatraceProvider implements MetricProvider {
    private static final String FIELD = "sluice.dev/dynatrace";
    private static final String USUAL_SECRET = "dynatrace";
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(5);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private final ProviderContext context;

    public DynatraceProvider(ProviderContext context) {
        this.context = context;
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        parameters.put("metricSelector", config.required("metricSelector"));
        parameters.put("resolution", "Inf");
        Duration interval = config.duration("interval", USUAL_INTERVAL);
        parameters.put("from", String.valueOf(query.now().minus(interval).toEpochMilli()));
        parameters.put("to", String.valueOf(query.now().toEpochMilli()));
        config.text("entitySelector").ifPresent(selector -> parameters.put("entitySelector", selector));
        ProviderSecret secret = ProviderSecret.read(
                context.secrets(), context.namespace(), config.text("profile").orElse(USUAL_SECRET));
        String url =
                HttpCall.below(secret.required("address"), "/api/v2/metrics/query?" + HttpCall.encoded(parameters));
        HttpAnswer answer = context.http()
                .call(HttpCall.get(url, config.duration("timeout", USUAL_TIMEOUT))
                        .with("Authorization", "Api-Token " + secret.required("token")));
        if (!answer.ok()) {
            throw answer.refused(why(answer));
        }
        List<Double> values = values(answer.object());
        return new Reading.Value(values, GoFloat.list(values, GoFloat::plain));
    }

    private static String why(HttpAnswer answer) throws ProviderException {
        return JsonBody.parse(answer.body()).orElse(Json.NULL) instanceof Json.Obj body
                ? body.obj("error").text("message").orElse("")
                : "";
    }

    private static List<Double> values(Json.Obj body) throws ProviderException {
        if (!(body.fields().get("result") instanceof Json.Arr(List<Json> results))) {
            throw new ProviderException("the answer of Dynatrace has no result");
        }
        List<Double> values = new ArrayList<>();
        for (Json result : results) {
            for (Json series : result instanceof Json.Obj object ? object.list("data") : List.<Json>of()) {
                List<Json> points = series instanceof Json.Obj object ? object.list("values") : List.of();
                if (!points.isEmpty() && points.getLast() instanceof Json.Num number) {
                    values.add(number.value().doubleValue());
                }
            }
        }
        return List.copyOf(values);
    }
}
