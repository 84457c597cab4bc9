package dev.sluice.metrics.influxdb;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
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
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Field {@code influxdb}. The values of all records are the value. */
public final class InfluxdbProvider implements MetricProvider {
    private static final String FIELD = "influxdb";
    private static final String USUAL_SECRET = "influxdb";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ProviderContext context;

    public InfluxdbProvider(ProviderContext context) {
        this.context = context;
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        String flux = config.required("query");
        ProviderSecret secret = ProviderSecret.read(
                context.secrets(), context.namespace(), config.text("profile").orElse(USUAL_SECRET));
        String url = HttpCall.below(
                secret.required("address"), "/api/v2/query?org=" + HttpCall.encoded(secret.required("org")));
        HttpAnswer answer = context.http()
                .call(HttpCall.post(url, HttpCall.json(JsonText.write(body(flux))), LIMIT)
                        .with("Authorization", "Token " + secret.required("authToken"))
                        .with("Accept", "application/csv"));
        if (!answer.ok()) {
            throw answer.refused(why(answer));
        }
        return reading(FluxTables.values(answer));
    }

    private static Json.Obj body(String flux) {
        Json annotations = new Json.Arr(
                Stream.of("datatype", "group", "default").map(Json::of).toList());
        return Json.Obj.EMPTY
                .with("query", Json.of(flux))
                .with("type", Json.of("flux"))
                .with("dialect", Json.Obj.EMPTY.with("header", Json.of(true)).with("annotations", annotations));
    }

    private static String why(HttpAnswer answer) throws ProviderException {
        return JsonBody.parse(answer.body()).orElse(Json.NULL) instanceof Json.Obj body
                ? body.text("message").orElse("")
                : "";
    }

    private static Reading reading(List<@Nullable Object> values) throws ProviderException {
        if (values.isEmpty()) {
            throw new ProviderException("the answer of InfluxDB has no values");
        }
        String text = values.stream().map(InfluxdbProvider::text).collect(Collectors.joining(",", "[", "]"));
        return new Reading.Value(Collections.unmodifiableList(values), text);
    }

    private static String text(@Nullable Object value) {
        return value instanceof Double number ? GoFloat.value(number) : Objects.toString(value, "<nil>");
    }
}
