package dev.sluice.metrics.datadog;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.ProviderException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What is asked: queries by name, how each becomes one number, and how those are combined. */
record ScalarQuery(SequencedMap<String, String> queries, String formula, String aggregator) {
    private static final List<String> AGGREGATORS =
            List.of("avg", "min", "max", "sum", "last", "percentile", "mean", "l2norm", "area");
    private static final String ONLY = "query";

    /** Reads {@code query} or {@code queries} and {@code formula}; all but the first need version 2. */
    static ScalarQuery read(ConfigFields config, boolean old) throws ProviderException {
        Optional<String> query = config.text("query");
        SequencedMap<String, String> queries = config.map("queries");
        Optional<String> formula = config.text("formula");
        Optional<String> aggregator = config.text("aggregator");
        if (query.isPresent() == !queries.isEmpty()) {
            throw config.wrong("query", "or queries is required, and not both");
        }
        if (old && !queries.isEmpty()) {
            throw config.wrong("queries", "needs apiVersion v2");
        }
        if (old && aggregator.isPresent()) {
            throw config.wrong("aggregator", "needs apiVersion v2");
        }
        if (formula.isPresent() && queries.isEmpty()) {
            throw config.wrong("formula", "needs queries");
        }
        if (formula.isEmpty() && queries.size() > 1) {
            throw config.wrong("formula", "is required with more than one query");
        }
        query.ifPresent(only -> queries.put(ONLY, only));
        return new ScalarQuery(
                queries,
                formula.orElse(queries.firstEntry().getKey()),
                config.oneOf("aggregator", "last", AGGREGATORS));
    }

    /** The body of a request for a time. */
    String body(Instant from, Instant to) {
        List<Json> listed = new ArrayList<>();
        queries.forEach((name, query) -> listed.add(Json.Obj.EMPTY
                .with("aggregator", Json.of(aggregator))
                .with("data_source", Json.of("metrics"))
                .with("name", Json.of(name))
                .with("query", Json.of(query))));
        Json formulas = new Json.Arr(List.of(Json.Obj.EMPTY.with("formula", Json.of(formula))));
        Json.Obj attributes = Json.Obj.EMPTY
                .with("from", Json.of(from.toEpochMilli()))
                .with("to", Json.of(to.toEpochMilli()))
                .with("queries", new Json.Arr(listed))
                .with("formulas", formulas);
        return JsonText.write(Json.Obj.EMPTY.with(
                "data", Json.Obj.EMPTY.with("type", Json.of("scalar_request")).with("attributes", attributes)));
    }

    ScalarQuery {
        queries = new LinkedHashMap<>(queries);
    }
}
