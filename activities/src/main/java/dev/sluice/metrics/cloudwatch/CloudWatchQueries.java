package dev.sluice.metrics.cloudwatch;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Queries of a metric in the words of CloudWatch, whose names begin with capitals. */
final class CloudWatchQueries {
    private CloudWatchQueries() {}

    static Json of(ConfigFields config) throws ProviderException {
        List<Json> queries = new ArrayList<>();
        for (ConfigFields query : config.objects("metricDataQueries")) {
            queries.add(query(query));
        }
        if (queries.isEmpty()) {
            throw config.wrong("metricDataQueries", "is required");
        }
        return new Json.Arr(queries);
    }

    private static Json query(ConfigFields config) throws ProviderException {
        Json.Obj query = texts(config, "id", "expression", "label");
        Optional<ConfigFields> stat = config.object("metricStat");
        if (stat.isPresent()) {
            query = query.with("MetricStat", stat(stat.get()));
        }
        if (config.fields().get("returnData").isPresent()) {
            query = query.with("ReturnData", Json.of(config.flag("returnData")));
        }
        return withPeriod(query, config);
    }

    private static Json stat(ConfigFields config) throws ProviderException {
        Json.Obj stat = texts(config, "stat", "unit");
        Optional<ConfigFields> metric = config.object("metric");
        return withPeriod(metric.isPresent() ? stat.with("Metric", metric(metric.get())) : stat, config);
    }

    private static Json metric(ConfigFields config) throws ProviderException {
        List<Json> dimensions = new ArrayList<>();
        for (ConfigFields dimension : config.objects("dimensions")) {
            dimensions.add(texts(dimension, "name", "value"));
        }
        return texts(config, "metricName", "namespace").with("Dimensions", new Json.Arr(dimensions));
    }

    private static Json.Obj withPeriod(Json.Obj json, ConfigFields config) throws ProviderException {
        OptionalLong period = config.integer("period");
        return period.isPresent() ? json.with("Period", Json.of(period.getAsLong())) : json;
    }

    private static Json.Obj texts(ConfigFields config, String... names) throws ProviderException {
        Json.Obj json = Json.Obj.EMPTY;
        for (String name : names) {
            Optional<String> text = config.text(name);
            if (text.isPresent()) {
                json = json.with(
                        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), Json.of(text.get()));
            }
        }
        return json;
    }
}
