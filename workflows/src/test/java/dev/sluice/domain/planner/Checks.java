package dev.sluice.domain.planner;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.template.AnalysisTemplate;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Analyses for tests: {@code short} ends in a second, {@code long} in an hour, {@code endless} never. */
final class Checks {
    private static final Map<String, Object> PROVIDER = Map.of("web", Map.of("url", "http://localhost"));

    private Checks() {}

    static Templates all() {
        return of(
                template("short", Map.of()),
                template("long", Map.of("count", 61, "interval", "1m")),
                template("endless", Map.of("interval", "1m")));
    }

    private static Templates of(AnalysisTemplate... templates) {
        SequencedMap<TemplateRef, AnalysisTemplate> byRef = new LinkedHashMap<>();
        Stream.of(templates).forEach(template -> byRef.put(template.ref(), template));
        return new Templates(byRef);
    }

    private static AnalysisTemplate template(String name, Map<String, Object> fields) {
        Map<String, Object> metric = new LinkedHashMap<>(fields);
        metric.put("name", name);
        metric.put("provider", PROVIDER);
        return AnalysisTemplate.read((Json.Obj) Json.from(Map.of(
                "metadata", Map.of("name", name, "namespace", "demo"), "spec", Map.of("metrics", List.of(metric)))));
    }

    /** An analysis of this template. */
    static Map<String, Object> by(String template) {
        return Map.of("templates", List.of(Map.of("templateName", template)));
    }

    /** A step that is one. */
    static Map<String, Object> step(String template) {
        return Map.of("analysis", by(template));
    }

    /** Names of the AnalysisRuns without the Rollout's name and hash, each with its phase. */
    static List<String> runs(Releases web) {
        return web.cluster.analysisRuns().stream()
                .map(run -> shortName(run) + " " + run.phase())
                .toList();
    }

    private static String shortName(AnalysisRun run) {
        return run.name().replace("web-" + run.hash() + "-", "");
    }
}
