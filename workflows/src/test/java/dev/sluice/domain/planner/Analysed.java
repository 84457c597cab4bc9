package dev.sluice.domain.planner;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.template.AnalysisTemplate;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.AnalysisPointer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Blue-green releases with analyses, each of which takes a little more than a minute. */
final class Analysed {
    static final String PRE = "prePromotionAnalysis";
    static final String POST = "postPromotionAnalysis";
    static final Map<String, Object> REQUEST = Map.of("templates", List.of(Map.of("templateName", "check")));

    /** Until the new pods are there. */
    static final Duration STARTED = Duration.ofSeconds(5);

    /** Until an analysis that has begun is over. */
    static final Duration ANALYSED = Duration.ofSeconds(62);

    private Analysed() {}

    /** A deployed Rollout with both analyses. */
    static Releases both(Map<String, Object> blueGreen) {
        return of(2, Map.of(), blueGreen, PRE, POST);
    }

    /** A deployed Rollout with the analyses of these fields. */
    static Releases of(int replicas, Map<String, Object> spec, Map<String, Object> blueGreen, String... analysesOf) {
        Map<String, Object> strategy = new LinkedHashMap<>(blueGreen);
        for (String field : analysesOf) {
            strategy.put(field, REQUEST);
        }
        Releases web = Releases.blueGreen(replicas, spec, strategy);
        web.cluster.templates(templates(Map.of("initialDelay", "60s")));
        return web.deployed();
    }

    /** One template, {@code check}, whose only metric has these fields. */
    static Templates templates(Map<String, Object> fields) {
        Map<String, Object> metric = new LinkedHashMap<>(fields);
        metric.put("name", "errors");
        metric.put("provider", Map.of("assumed", Map.of("value", 1)));
        AnalysisTemplate template = AnalysisTemplate.read((Json.Obj) Json.from(Map.of(
                "metadata", Map.of("name", "check", "namespace", "demo"), "spec", Map.of("metrics", List.of(metric)))));
        return Templates.reachable(List.of(new TemplateRef("check", false)), reference -> Optional.of(template));
    }

    /** What the names of the AnalysisRuns end in after the name of the Rollout and the hash, oldest first. */
    static List<String> runs(Releases web) {
        return web.cluster.analysisRuns().stream()
                .map(run -> run.name().substring(("web-" + run.hash() + "-").length()))
                .toList();
    }

    /** The newest AnalysisRun. */
    static AnalysisRun last(Releases web) {
        return web.cluster.analysisRuns().getLast();
    }

    /** Phase of the analysis before the switch, as the status of the Rollout shows it; "none" when it shows none. */
    static String pre(Releases web) {
        return shown(web.status().analyses().prePromotion());
    }

    /** Phase of the analysis after the switch, likewise. */
    static String post(Releases web) {
        return shown(web.status().analyses().postPromotion());
    }

    private static String shown(Optional<AnalysisPointer> pointer) {
        return pointer.map(AnalysisPointer::phase).orElse("none");
    }
}
