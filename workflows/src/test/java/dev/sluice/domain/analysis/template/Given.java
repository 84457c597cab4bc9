package dev.sluice.domain.analysis.template;

import dev.sluice.domain.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Templates and requests for tests. */
final class Given {
    private static final Map<String, Object> PROVIDER = Map.of("web", Map.of("url", "http://localhost"));

    private Given() {}

    static Json.Obj json(Map<String, Object> plain) {
        return (Json.Obj) Json.from(plain);
    }

    /** A template of namespace {@code demo}. */
    static AnalysisTemplate template(String name, Map<String, Object> spec) {
        return AnalysisTemplate.read(json(Map.of("metadata", Map.of("name", name, "namespace", "demo"), "spec", spec)));
    }

    /** A template of the cluster. */
    static AnalysisTemplate clusterTemplate(String name, Map<String, Object> spec) {
        return AnalysisTemplate.read(json(Map.of("metadata", Map.of("name", name), "spec", spec)));
    }

    static Templates templates(AnalysisTemplate... all) {
        SequencedMap<TemplateRef, AnalysisTemplate> known = new LinkedHashMap<>();
        Stream.of(all).forEach(template -> known.put(template.ref(), template));
        return new Templates(known);
    }

    static Map<String, Object> metric(String name) {
        return Map.of("name", name, "provider", PROVIDER);
    }

    static Map<String, Object> metric(String name, String field, Object value) {
        return Map.of("name", name, "provider", PROVIDER, field, value);
    }

    static Map<String, Object> metrics(String... names) {
        return Map.of("metrics", Stream.of(names).map(Given::metric).toList());
    }

    static Map<String, Object> arg(String name) {
        return Map.of("name", name);
    }

    static Map<String, Object> arg(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    static Map<String, Object> secret(String name) {
        return Map.of("name", name, "valueFrom", Map.of("secretKeyRef", Map.of("name", "s", "key", "k")));
    }

    static Map<String, Object> field(String name, String path) {
        return Map.of("name", name, "valueFrom", Map.of("fieldRef", Map.of("fieldPath", path)));
    }

    static Map<String, Object> nested(String name) {
        return Map.of("templateName", name);
    }

    static Map<String, Object> nestedOfCluster(String name) {
        return Map.of("templateName", name, "clusterScope", true);
    }

    static TemplateRef ref(String name) {
        return new TemplateRef(name, false);
    }

    static TemplateRef clusterRef(String name) {
        return new TemplateRef(name, true);
    }

    static List<String> names(List<Json.Obj> objects) {
        return objects.stream().map(object -> object.text("name").orElse("")).toList();
    }
}
