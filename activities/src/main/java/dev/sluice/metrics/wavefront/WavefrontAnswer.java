package dev.sluice.metrics.wavefront;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.GoFloat;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.http.HttpAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/** Reads the series of a chart: of each the point that is nearest to now. */
final class WavefrontAnswer {

    /** A point in seconds since 1970. */
    private record Point(double time, double value, double now) {
        double drift() {
            return Math.abs(now - time);
        }
    }

    private WavefrontAnswer() {}

    static Reading read(HttpAnswer answer, Instant now) throws ProviderException {
        Json.Obj body = answer.object();
        Optional<String> error = body.text("errorMessage").filter(text -> !text.isEmpty());
        if (error.isPresent()) {
            throw new ProviderException("Wavefront refuses the query: " + answer.told(error.get()));
        }
        List<Point> nearest = new ArrayList<>();
        for (Json series : body.list("timeseries")) {
            nearest.add(nearest(series, now));
        }
        if (nearest.isEmpty()) {
            throw new ProviderException("the answer of Wavefront has no time series");
        }
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("timestamps", text(nearest, Point::time, 0));
        metadata.put("drift", text(nearest, Point::drift, 0));
        body.text("warnings").filter(text -> !text.isEmpty()).ifPresent(text -> metadata.put("warnings", text));
        List<Double> values = nearest.stream().map(Point::value).toList();
        Object result = values.size() == 1 ? (Object) values.getFirst() : values;
        return new Reading.Value(result, text(nearest, Point::value, 2), metadata);
    }

    private static Point nearest(Json series, Instant now) throws ProviderException {
        List<Point> points = new ArrayList<>();
        for (Json point : series instanceof Json.Obj object ? object.list("data") : List.<Json>of()) {
            if (!(point instanceof Json.Arr(List<Json> pair))
                    || pair.size() != 2
                    || !(pair.get(0) instanceof Json.Num time)
                    || !(pair.get(1) instanceof Json.Num value)) {
                throw new ProviderException("the answer of Wavefront has a point that is not a time and a number");
            }
            points.add(new Point(time.value().doubleValue(), value.value().doubleValue(), now.getEpochSecond()));
        }
        return points.stream()
                .min(Comparator.comparingDouble(Point::drift))
                .orElseThrow(() -> new ProviderException("the answer of Wavefront has a time series without points"));
    }

    private static String text(List<Point> points, ToDoubleFunction<Point> part, int decimals) {
        List<Double> numbers =
                points.stream().map(point -> part.applyAsDouble(point)).toList();
        return numbers.size() == 1
                ? GoFloat.fixed(numbers.getFirst(), decimals)
                : GoFloat.list(numbers, number -> GoFloat.fixed(number, decimals));
    }
}
