package dev.sluice.metrics.datadog;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.GoFloat;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.http.HttpAnswer;
import java.util.List;

/** Reads answers of version 1: the last point of the first series is the value. */
final class SeriesAnswer {
    private SeriesAnswer() {}

    static Reading read(HttpAnswer answer) throws ProviderException {
        Json.Obj body = answer.object();
        if (body.text("status").orElse("").equals("error")) {
            throw new ProviderException("Datadog refuses the query: "
                    + answer.told(body.text("error").orElse("it does not say why")));
        }
        List<Json> points = body.list("series").stream()
                .findFirst()
                .map(series -> series instanceof Json.Obj object ? object.list("pointlist") : List.<Json>of())
                .orElse(List.of());
        if (points.isEmpty()) {
            return new Reading.Value(null, "[]");
        }
        return point(points.getLast());
    }

    private static Reading point(Json point) throws ProviderException {
        if (!(point instanceof Json.Arr(List<Json> pair)) || pair.size() != 2) {
            throw new ProviderException("the answer of Datadog has a point that is not a time and a number");
        }
        if (pair.get(1) instanceof Json.Num number) {
            double value = number.value().doubleValue();
            return new Reading.Value(value, GoFloat.plain(value));
        }
        return new Reading.Value(null, "[]");
    }
}
