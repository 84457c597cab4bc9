package dev.sluice.domain.analysis.template;

import static dev.sluice.domain.analysis.template.Given.arg;
import static dev.sluice.domain.analysis.template.Given.field;
import static dev.sluice.domain.analysis.template.Given.json;
import static dev.sluice.domain.analysis.template.Given.metrics;
import static dev.sluice.domain.analysis.template.Given.template;
import static dev.sluice.domain.analysis.template.Given.templates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunBlueprintTest {
    private static final String INSTANCE = "argo-rollouts.argoproj.io/controller-instance-id";
    private static final Templates KNOWN = templates(template(
            "check",
            Map.of(
                    "metrics", List.of(Given.metric("m")),
                    "args", List.of(arg("host"), field("owner", "metadata.name")))));

    private static Map<String, Object> analysis(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put("templates", List.of(Map.of("templateName", "check")));
        all.putIfAbsent("args", List.of(arg("host", "h"), arg("undeclared", "u")));
        return all;
    }

    private static Json.Obj rollout(Map<String, Object> labels, Map<String, Object> analysis) {
        return json(Map.of(
                "metadata",
                Map.of("name", "web", "namespace", "demo", "uid", "u-1", "labels", labels),
                "spec",
                Map.of(
                        "selector",
                        Map.of("matchLabels", Map.of("app", "web")),
                        "strategy",
                        Map.of(
                                "canary",
                                Map.of(
                                        "steps",
                                        List.of(Map.of("setWeight", 10), Map.of("analysis", analysis)),
                                        "analysis",
                                        analysis)))));
    }

    private static RunBlueprint step() {
        return new RunBlueprint(
                "web-6b56c8cdb4-4-1", AnalysisKind.Step, OptionalInt.of(1), 4, "6b56c8cdb4", "868d98995b");
    }

    private static Json.Obj built(Map<String, Object> labels, Map<String, Object> more) {
        return step().build(rollout(labels, analysis(more)), KNOWN);
    }

    @Test
    void theRunOfAnInlineStepIsThatOfTheSpec() {
        assertThat(built(Map.of(), Map.of()))
                .isEqualTo(json(Map.of(
                        "apiVersion",
                        "argoproj.io/v1alpha1",
                        "kind",
                        "AnalysisRun",
                        "metadata",
                        Map.of(
                                "name",
                                "web-6b56c8cdb4-4-1",
                                "namespace",
                                "demo",
                                "labels",
                                Map.of(
                                        "rollouts-pod-template-hash", "6b56c8cdb4",
                                        "rollout-type", "Step",
                                        "step-index", "1",
                                        "app", "web"),
                                "annotations",
                                Map.of("rollout.argoproj.io/revision", "4"),
                                "ownerReferences",
                                List.of(Map.of(
                                        "apiVersion", "argoproj.io/v1alpha1",
                                        "kind", "Rollout",
                                        "name", "web",
                                        "uid", "u-1",
                                        "controller", true,
                                        "blockOwnerDeletion", true))),
                        "spec",
                        Map.of(
                                "metrics", List.of(Given.metric("m")),
                                "args", List.of(arg("host", "h"), arg("owner", "web"))))));
    }

    @Test
    void labelsOfTheSelectorComeLastAndThoseOfTheRequestBeforeThem() {
        Map<String, Object> wanted = Map.of("app", "mine", "rollout-type", "odd", "team", "a");
        Json.Obj labels = built(Map.of(INSTANCE, "blue"), Map.of("analysisRunMetadata", Map.of("labels", wanted)))
                .obj("metadata")
                .obj("labels");
        assertThat(labels)
                .isEqualTo(json(Map.of(
                        "rollouts-pod-template-hash",
                        "6b56c8cdb4",
                        "rollout-type",
                        "odd",
                        "step-index",
                        "1",
                        INSTANCE,
                        "blue",
                        "team",
                        "a",
                        "app",
                        "web")));
    }

    @Test
    void annotationsOfTheRequestComeLast() {
        Map<String, Object> wanted = Map.of("note", "n", "rollout.argoproj.io/revision", "x");
        assertThat(built(Map.of(), Map.of("analysisRunMetadata", Map.of("annotations", wanted)))
                        .obj("metadata")
                        .obj("annotations"))
                .isEqualTo(json(wanted));
    }

    @Test
    void rulesOfTheRequestAreThoseOfTheRun() {
        Json.Obj spec = built(
                        Map.of(),
                        Map.of(
                                "dryRun", List.of(Map.of("metricName", "m")),
                                "measurementRetention", List.of(Map.of("metricName", "m", "limit", 3))))
                .obj("spec");
        assertThat(spec.list("dryRun")).containsExactly(json(Map.of("metricName", "m")));
        assertThat(spec.list("measurementRetention")).containsExactly(json(Map.of("metricName", "m", "limit", 3)));
    }

    @Test
    void onlyARunOfAStepIsLabelledWithIts() {
        RunBlueprint background =
                new RunBlueprint("web-1-4", AnalysisKind.Background, OptionalInt.empty(), 4, "1", "0");
        Json.Obj labels = background
                .build(rollout(Map.of(), analysis(Map.of())), KNOWN)
                .obj("metadata")
                .obj("labels");
        assertThat(labels.text("rollout-type")).contains("Background");
        assertThat(labels.text("step-index")).isEmpty();
    }

    @Test
    void aPathThatLeadsNowhereIsFatal() {
        assertThatThrownBy(() -> built(Map.of(), Map.of("args", List.of(field("host", "spec.absent")))))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage("invalid path spec.absent in rollout");
    }

    @Test
    void anAnalysisThatIsNotAskedForIsRefused() {
        RunBlueprint other = new RunBlueprint("web-1-4-0", AnalysisKind.Step, OptionalInt.of(0), 4, "1", "0");
        assertThatThrownBy(() -> other.build(rollout(Map.of(), analysis(Map.of())), KNOWN))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage("the Rollout no longer asks for this analysis");
    }

    @Test
    void runsAreTheSameWhenMetricsRulesAndArgumentsAre() {
        Json.Obj one = json(metrics("m"));
        assertThat(RunBlueprint.isSame(one, one.with("terminate", Json.of(true))))
                .isTrue();
        assertThat(RunBlueprint.isSame(one, one.with("dryRun", new Json.Arr(List.of()))))
                .isTrue();
        assertThat(RunBlueprint.isSame(one, json(metrics("n")))).isFalse();
        assertThat(RunBlueprint.isSame(one, one.with("args", new Json.Arr(List.of(json(arg("x", "v")))))))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(AnalysisKind.class)
    void aCauseSaysWhatFailedAndWhy(AnalysisKind kind) {
        String subject = switch (kind) {
            case Step -> "Step-based analysis phase error/failed";
            case Background -> "Background analysis phase error/failed";
            case PrePromotion -> "Blue/green pre-promotion analysis phase error/failed";
            case PostPromotion -> "Blue/green post-promotion analysis phase error/failed";
        };
        assertThat(kind.cause("")).isEqualTo(subject);
        assertThat(kind.cause("why")).isEqualTo(subject + ": why");
    }

    @ParameterizedTest
    @EnumSource(AnalysisKind.class)
    void aNameTellsWhatARunIsFor(AnalysisKind kind) {
        String suffix = switch (kind) {
            case Step -> "-3";
            case Background -> "";
            case PrePromotion -> "-pre";
            case PostPromotion -> "-post";
        };
        assertThat(kind.suffix(OptionalInt.of(3))).isEqualTo(suffix);
    }
}
