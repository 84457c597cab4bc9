package dev.sluice.metrics.job;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The Job of a measurement. Its metadata are the metric's labels and annotations, and ours, which win. */
final class JobBlueprint {
    static final String UID_LABEL = "analysisrun.argoproj.io/uid";
    static final String METRIC_ANNOTATION = "analysisrun.argoproj.io/metric-name";
    private static final String NAME_ANNOTATION = "analysisrun.argoproj.io/name";
    private static final String NAMESPACE_ANNOTATION = "analysisrun.argoproj.io/namespace";
    private static final int LONGEST_NAME = 63;

    private JobBlueprint() {}

    /** The run's uid, the metric, and the number of the measurement; the metric is cut to what fits. */
    static String name(MetricQuery query) {
        String uid = query.run().uid();
        String number = String.valueOf(query.number());
        int room = Math.max(0, LONGEST_NAME - uid.length() - number.length() - 2);
        String metric = query.metric();
        return uid + "." + metric.substring(0, Math.min(room, metric.length())) + "." + number;
    }

    static Json.Obj build(MetricQuery query, String namespace, boolean owned) throws ProviderException {
        ConfigFields config = ConfigFields.of("job", query);
        Json.Obj spec = config.object("spec")
                .orElseThrow(() -> config.wrong("spec", "is required"))
                .fields();
        return Json.Obj.EMPTY
                .with("apiVersion", Json.of("batch/v1"))
                .with("kind", Json.of("Job"))
                .with("metadata", metadata(query, config, namespace, owned))
                .with("spec", spec.with("template", labelled(spec.obj("template"), query)));
    }

    private static Json.Obj metadata(MetricQuery query, ConfigFields config, String namespace, boolean owned)
            throws ProviderException {
        ConfigFields given = config.object("metadata").orElse(new ConfigFields("job.metadata", Json.Obj.EMPTY));
        SequencedMap<String, String> labels = new LinkedHashMap<>(given.map("labels"));
        labels.put(UID_LABEL, query.run().uid());
        SequencedMap<String, String> annotations = new LinkedHashMap<>(given.map("annotations"));
        annotations.put(NAME_ANNOTATION, query.run().name());
        annotations.put(NAMESPACE_ANNOTATION, query.run().namespace());
        annotations.put(METRIC_ANNOTATION, query.metric());
        Json.Obj metadata = Json.Obj.EMPTY
                .with("name", Json.of(name(query)))
                .with("namespace", Json.of(namespace))
                .with("labels", Json.ofStrings(labels))
                .with("annotations", Json.ofStrings(annotations));
        return owned ? metadata.with("ownerReferences", owner(query)) : metadata;
    }

    private static Json owner(MetricQuery query) {
        return new Json.Arr(List.of(Json.Obj.EMPTY
                .with("apiVersion", Json.of("argoproj.io/v1alpha1"))
                .with("kind", Json.of("AnalysisRun"))
                .with("name", Json.of(query.run().name()))
                .with("uid", Json.of(query.run().uid()))
                .with("controller", Json.of(true))
                .with("blockOwnerDeletion", Json.of(true))));
    }

    private static Json.Obj labelled(Json.Obj template, MetricQuery query) {
        Json.Obj metadata = template.obj("metadata");
        Json.Obj labels =
                metadata.obj("labels").with(UID_LABEL, Json.of(query.run().uid()));
        return template.with("metadata", metadata.with("labels", labels));
    }
}
