package dev.sluice.metrics.prometheus;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.GoFloat;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Reads answers of the query API: a scalar is a number, a vector and a matrix are a list of numbers. */
public final class PrometheusAnswer {
    private final String server;

    private PrometheusAnswer(String server) {
        this.server = server;
    }

    /**
     * Reads the body of an answer.
     *
     * @param server its name in messages
     */
    public static Reading read(Json.Obj body, String server) throws ProviderException {
        return new PrometheusAnswer(server).read(body);
    }

    private Reading read(Json.Obj body) throws ProviderException {
        if (!body.text("status").orElse("").equals("success")) {
            throw new ProviderException("the answer of " + server + " has no status \"success\"");
        }
        Json.Obj data = body.obj("data");
        String type = data.text("resultType").orElse("");
        return switch (type) {
            case "scalar" -> scalar(sample(data.list("result")), warnings(body));
            case "vector" -> list(vector(data.list("result")), warnings(body));
            case "matrix" -> list(matrix(data.list("result")), warnings(body));
            default ->
                throw new ProviderException(
                        "a query of " + server + " must give a scalar, a vector or a matrix, not \"" + type + "\"");
        };
    }

    private static Reading scalar(double value, SequencedMap<String, String> warnings) {
        return new Reading.Value(value, GoFloat.plain(value), warnings);
    }

    private static Reading list(List<Double> values, SequencedMap<String, String> warnings) {
        return new Reading.Value(List.copyOf(values), GoFloat.list(values, GoFloat::plain), warnings);
    }

    private List<Double> vector(List<Json> series) throws ProviderException {
        List<Double> values = new ArrayList<>();
        for (Json one : series) {
            Json.Obj object = object(one);
            if (object.get("histogram").isPresent()) {
                throw new ProviderException(
                        "a native histogram is no number; use a function such as histogram_quantile");
            }
            values.add(sample(object.list("value")));
        }
        return values;
    }

    private List<Double> matrix(List<Json> series) throws ProviderException {
        List<Double> values = new ArrayList<>();
        for (Json one : series) {
            for (Json sample : object(one).list("values")) {
                values.add(sample(sample instanceof Json.Arr(List<Json> pair) ? pair : List.of()));
            }
        }
        return values;
    }

    private Json.Obj object(Json series) throws ProviderException {
        if (series instanceof Json.Obj object) {
            return object;
        }
        throw malformed();
    }

    /** A pair of time and value, the latter as text. */
    private double sample(List<Json> pair) throws ProviderException {
        if (pair.size() != 2 || !(pair.get(1) instanceof Json.Str(String text))) {
            throw malformed();
        }
        try {
            return GoFloat.parse(text);
        } catch (NumberFormatException notNumber) {
            throw malformed();
        }
    }

    private ProviderException malformed() {
        return new ProviderException("the answer of " + server + " has a sample that is not a time and a number");
    }

    private static SequencedMap<String, String> warnings(Json.Obj body) {
        String warnings = body.list("warnings").stream()
                .filter(Json.Str.class::isInstance)
                .map(warning -> '"' + ((Json.Str) warning).value() + '"')
                .collect(Collectors.joining(", "));
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        if (!warnings.isEmpty()) {
            metadata.put("warnings", warnings);
        }
        return metadata;
    }
}
