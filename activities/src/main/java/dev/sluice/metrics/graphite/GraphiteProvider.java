package dev.sluice.metrics.graphite;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.GoFloat;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.http.HttpGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Field {@code graphite}. */
public final class GraphiteProvider implements MetricProvider {
    private static final String FIELD = "graphite";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9%&=;:@!$'()*+,/?._~\\[\\]-]+");

    private final HttpGate http;

    public GraphiteProvider(ProviderContext context) {
        http = context.http();
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        String url = HttpCall.below(
                config.required("address"), "/render?" + parameters(config.required("query")) + "&format=json");
        List<Double> values = values(http.call(HttpCall.get(url, LIMIT)).success());
        if (values.isEmpty()) {
            throw new ProviderException("no values found");
        }
        return new Reading.Value(values, GoFloat.list(values, value -> GoFloat.fixed(value, 6)));
    }

    /** The query as it is, but without white space and with those characters encoded that no URL may have. */
    private static String parameters(String query) {
        return UNFIT.matcher(query.replaceAll("\\s", "")).replaceAll(match -> HttpCall.encoded(match.group()));
    }

    private static List<Double> values(HttpAnswer answer) throws ProviderException {
        if (!(answer.json() instanceof Json.Arr(List<Json> series))) {
            throw new ProviderException("the answer of Graphite is not a list of series");
        }
        List<Double> values = new ArrayList<>();
        List<Json> points = series.stream()
                .findFirst()
                .map(first -> first instanceof Json.Obj object ? object.list("datapoints") : List.<Json>of())
                .orElse(List.of());
        for (Json point : points) {
            if (!(point instanceof Json.Arr(List<Json> pair)) || pair.size() != 2) {
                throw new ProviderException("the answer of Graphite has a point that is not a number and a time");
            }
            if (pair.getFirst() instanceof Json.Num number) {
                values.add(number.value().doubleValue());
            }
        }
        return values;
    }
}
