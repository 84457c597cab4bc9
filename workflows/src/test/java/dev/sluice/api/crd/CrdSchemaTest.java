package dev.sluice.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the schemas say beside the required fields (spec App. E). */
class CrdSchemaTest {

    @Test
    void numbersOrStringsOfARollout() {
        assertThat(SchemaWalk.of(CrdKind.ROLLOUT).where(CrdSchemaTest::isIntOrString))
                .containsExactly(
                        "spec.strategy.blueGreen.maxUnavailable",
                        "spec.strategy.canary.maxSurge",
                        "spec.strategy.canary.maxUnavailable",
                        "spec.strategy.canary.steps[].pause.duration");
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYSIS_TEMPLATE", "CLUSTER_ANALYSIS_TEMPLATE", "ANALYSIS_RUN"})
    void numbersOrStringsOfAnAnalysis(CrdKind kind) {
        assertThat(SchemaWalk.of(kind).where(CrdSchemaTest::isIntOrString))
                .containsExactly(
                        "spec.metrics[].consecutiveErrorLimit",
                        "spec.metrics[].consecutiveSuccessLimit",
                        "spec.metrics[].count",
                        "spec.metrics[].failureLimit",
                        "spec.metrics[].inconclusiveLimit",
                        "spec.metrics[].provider.cloudWatch.metricDataQueries[].metricStat.period",
                        "spec.metrics[].provider.cloudWatch.metricDataQueries[].period");
    }

    @Test
    void unknownFieldsOfARolloutAreKeptInPodsAndPlugins() {
        assertThat(SchemaWalk.of(CrdKind.ROLLOUT).where(CrdSchemaTest::keepsUnknown))
                .containsExactly(
                        "spec.strategy.canary.steps[].plugin.config",
                        "spec.strategy.canary.trafficRouting.plugins[]",
                        "spec.template.spec",
                        "spec.template.spec.containers[]",
                        "status.canary.stepPluginStatuses[].status");
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYSIS_TEMPLATE", "CLUSTER_ANALYSIS_TEMPLATE", "ANALYSIS_RUN"})
    void unknownFieldsOfAnAnalysisAreKeptInJobsPluginsAndBodies(CrdKind kind) {
        assertThat(SchemaWalk.of(kind).where(CrdSchemaTest::keepsUnknown))
                .containsExactly(
                        "spec.metrics[].provider.job.spec[]",
                        "spec.metrics[].provider.plugin[]",
                        "spec.metrics[].provider.web.jsonBody");
    }

    @Test
    void unknownFieldsOfAnExperimentAreKeptInPods() {
        assertThat(SchemaWalk.of(CrdKind.EXPERIMENT).where(CrdSchemaTest::keepsUnknown))
                .containsExactly("spec.templates[].template.spec", "spec.templates[].template.spec.containers[]");
    }

    @ParameterizedTest
    @EnumSource
    void onlyDatadogHasFixedTextsAndDefaults(CrdKind kind) {
        Stream<String> presets = SchemaWalk.of(kind).visits().stream()
                .filter(visit ->
                        !enumOf(visit.schema()).isEmpty() || visit.schema().getDefault() != null)
                .map(visit -> visit.path() + " " + enumOf(visit.schema()) + " "
                        + visit.schema().getDefault());

        List<String> datadog = List.of(
                "spec.metrics[].provider.datadog.aggregator [avg, min, max, sum, last, percentile, mean, l2norm, area] null",
                "spec.metrics[].provider.datadog.apiVersion [v1, v2] \"v1\"",
                "spec.metrics[].provider.datadog.interval [] \"5m\"",
                "spec.metrics[].provider.datadog.requestTimeout [] \"10s\"");
        assertThat(presets)
                .containsExactlyElementsOf(kind == CrdKind.ROLLOUT || kind == CrdKind.EXPERIMENT ? List.of() : datadog);
    }

    @ParameterizedTest
    @EnumSource
    void noSchemaLimitsValues(CrdKind kind) {
        assertThat(SchemaWalk.of(kind).where(CrdSchemaTest::limitsValues)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheSelectorOfARolloutIsImmutable(CrdKind kind) {
        List<String> rules = SchemaWalk.of(kind).visits().stream()
                .flatMap(visit -> visit.schema().getXKubernetesValidations().stream()
                        .map(rule -> visit.path() + ": " + rule.getRule() + ": " + rule.getMessage()))
                .toList();

        assertThat(rules)
                .isEqualTo(
                        kind == CrdKind.ROLLOUT
                                ? List.of("spec.selector: self == oldSelf: .spec.selector is immutable")
                                : List.of());
    }

    @Test
    void metadataOfAPodTemplateHasFiveFields() {
        assertThat(SchemaWalk.of(CrdKind.ROLLOUT).where(schema -> true))
                .filteredOn(path -> path.matches("spec\\.template\\.metadata\\.[a-z]+"))
                .map(path -> path.substring("spec.template.metadata.".length()))
                .containsExactly("annotations", "finalizers", "labels", "name", "namespace");
    }

    @Test
    void generationsAreText() {
        assertThat(SchemaWalk.of(CrdKind.ROLLOUT).visits())
                .filteredOn(visit -> visit.path().matches("status\\.\\w*[oO]bservedGeneration"))
                .extracting(visit -> visit.schema().getType())
                .containsExactly("string", "string");
    }

    @ParameterizedTest
    @EnumSource
    void onlyARolloutHasSubresources(CrdKind kind) {
        CustomResourceDefinitionVersion version =
                CrdGeneration.generate(kind).getSpec().getVersions().getFirst();

        assertThat(version.getSubresources() != null).isEqualTo(kind == CrdKind.ROLLOUT);
    }

    @Test
    void everyFieldIsExplained() {
        Stream<String> silent = Stream.of(CrdKind.values())
                .flatMap(kind -> SchemaWalk.of(kind).where(schema -> schema.getDescription() == null).stream())
                .filter(path -> !path.endsWith("[]") && !path.contains("template.") && path.contains("."));

        assertThat(silent).isEmpty();
    }

    private static boolean isIntOrString(JSONSchemaProps schema) {
        return Boolean.TRUE.equals(schema.getXKubernetesIntOrString());
    }

    private static boolean keepsUnknown(JSONSchemaProps schema) {
        return Boolean.TRUE.equals(schema.getXKubernetesPreserveUnknownFields());
    }

    private static List<String> enumOf(JSONSchemaProps schema) {
        return schema.getEnum().stream().map(JsonNode::asText).toList();
    }

    private static boolean limitsValues(JSONSchemaProps schema) {
        return Stream.of(
                        schema.getMinimum(),
                        schema.getMaximum(),
                        schema.getMinLength(),
                        schema.getMaxLength(),
                        schema.getMinItems(),
                        schema.getMaxItems(),
                        schema.getMinProperties(),
                        schema.getMaxProperties(),
                        schema.getPattern(),
                        schema.getUniqueItems())
                .anyMatch(Objects::nonNull);
    }
}
