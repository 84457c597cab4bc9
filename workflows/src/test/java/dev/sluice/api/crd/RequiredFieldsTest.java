package dev.sluice.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fields that the schemas demand are those of spec App. E; one more would refuse objects that exist. */
class RequiredFieldsTest {
    private static final String ROLLOUT_SPEC = """
            : spec
            spec.template.spec: containers
            """;

    private static final String BLUE_GREEN = """
            spec.strategy.blueGreen: activeService
            spec.strategy.blueGreen.antiAffinity.preferredDuringSchedulingIgnoredDuringExecution: weight
            spec.strategy.blueGreen.postPromotionAnalysis.args[]: name
            spec.strategy.blueGreen.postPromotionAnalysis.args[].valueFrom.fieldRef: fieldPath
            spec.strategy.blueGreen.postPromotionAnalysis.dryRun[]: metricName
            spec.strategy.blueGreen.postPromotionAnalysis.measurementRetention[]: limit, metricName
            spec.strategy.blueGreen.prePromotionAnalysis.args[]: name
            spec.strategy.blueGreen.prePromotionAnalysis.args[].valueFrom.fieldRef: fieldPath
            spec.strategy.blueGreen.prePromotionAnalysis.dryRun[]: metricName
            spec.strategy.blueGreen.prePromotionAnalysis.measurementRetention[]: limit, metricName
            """;

    private static final String CANARY = """
            spec.strategy.canary.analysis.args[]: name
            spec.strategy.canary.analysis.args[].valueFrom.fieldRef: fieldPath
            spec.strategy.canary.analysis.dryRun[]: metricName
            spec.strategy.canary.analysis.measurementRetention[]: limit, metricName
            spec.strategy.canary.antiAffinity.preferredDuringSchedulingIgnoredDuringExecution: weight
            spec.strategy.canary.pingPong: pingService, pongService
            spec.strategy.canary.replicaProgressThreshold: type, value
            """;

    private static final String STEPS = """
            spec.strategy.canary.steps[].analysis.args[]: name
            spec.strategy.canary.steps[].analysis.args[].valueFrom.fieldRef: fieldPath
            spec.strategy.canary.steps[].analysis.dryRun[]: metricName
            spec.strategy.canary.steps[].analysis.measurementRetention[]: limit, metricName
            spec.strategy.canary.steps[].experiment: templates
            spec.strategy.canary.steps[].experiment.analyses[]: name, templateName
            spec.strategy.canary.steps[].experiment.analyses[].args[]: name
            spec.strategy.canary.steps[].experiment.analyses[].args[].valueFrom.fieldRef: fieldPath
            spec.strategy.canary.steps[].experiment.dryRun[]: metricName
            spec.strategy.canary.steps[].experiment.templates[]: name, specRef
            spec.strategy.canary.steps[].plugin: name
            spec.strategy.canary.steps[].setHeaderRoute.match[]: headerName, headerValue
            spec.strategy.canary.steps[].setMirrorRoute: name
            """;

    private static final String TRAFFIC = """
            spec.strategy.canary.trafficRouting.alb: servicePort
            spec.strategy.canary.trafficRouting.alb.stickinessConfig: durationSeconds, enabled
            spec.strategy.canary.trafficRouting.ambassador: mappings
            spec.strategy.canary.trafficRouting.apisix.route: name
            spec.strategy.canary.trafficRouting.appMesh.virtualNodeGroup: canaryVirtualNodeRef, stableVirtualNodeRef
            spec.strategy.canary.trafficRouting.appMesh.virtualNodeGroup.canaryVirtualNodeRef: name
            spec.strategy.canary.trafficRouting.appMesh.virtualNodeGroup.stableVirtualNodeRef: name
            spec.strategy.canary.trafficRouting.appMesh.virtualService: name
            spec.strategy.canary.trafficRouting.istio.destinationRule: canarySubsetName, name, stableSubsetName
            spec.strategy.canary.trafficRouting.istio.virtualService: name
            spec.strategy.canary.trafficRouting.istio.virtualServices[]: name
            spec.strategy.canary.trafficRouting.managedRoutes[]: name
            spec.strategy.canary.trafficRouting.traefik: weightedTraefikServiceName
            """;

    private static final String ROLLOUT_STATUS = """
            status.alb.canaryTargetGroup: arn, fullName, name
            status.alb.loadBalancer: arn, fullName, name
            status.alb.stableTargetGroup: arn, fullName, name
            status.albs[].canaryTargetGroup: arn, fullName, name
            status.albs[].loadBalancer: arn, fullName, name
            status.albs[].stableTargetGroup: arn, fullName, name
            status.blueGreen.postPromotionAnalysisRunStatus: name, status
            status.blueGreen.prePromotionAnalysisRunStatus: name, status
            status.canary.currentBackgroundAnalysisRunStatus: name, status
            status.canary.currentStepAnalysisRunStatus: name, status
            status.canary.stepPluginStatuses[]: index, name, operation
            status.canary.weights.additional[]: weight
            status.canary.weights.canary: weight
            status.canary.weights.stable: weight
            status.conditions[]: lastTransitionTime, lastUpdateTime, message, reason, status, type
            status.pauseConditions[]: reason, startTime
            """;

    private static final String ANALYSIS_SPEC = """
            spec.args[]: name
            spec.args[].valueFrom.fieldRef: fieldPath
            spec.args[].valueFrom.secretKeyRef: key, name
            spec.dryRun[]: metricName
            spec.measurementRetention[]: limit, metricName
            spec.metrics[]: name, provider
            """;

    private static final String PROVIDERS = """
            cloudWatch: metricDataQueries
            job: spec
            kayenta: address, application, canaryConfigName, configurationAccountName, metricsAccountName, scopes, \
            storageAccountName, threshold
            kayenta.scopes[]: controlScope, experimentScope, name
            kayenta.scopes[].controlScope: end, region, scope, start, step
            kayenta.scopes[].experimentScope: end, region, scope, start, step
            kayenta.threshold: marginal, pass
            newRelic: query
            prometheus.headers[]: key, value
            web: url
            web.headers[]: key, value
            """;

    private static final String ANALYSIS_RUN = """
            spec: metrics
            status: phase
            status.metricResults[]: name, phase
            status.metricResults[].measurements[]: phase
            """;

    private static final String EXPERIMENT = """
            spec.analyses[].args[]: name
            spec.analyses[].args[].valueFrom.fieldRef: fieldPath
            spec.analyses[].args[].valueFrom.secretKeyRef: key, name
            spec.dryRun[]: metricName
            spec.measurementRetention[]: limit, metricName
            spec.templates[]: name, selector, template
            spec.templates[].template.spec: containers
            status.analysisRuns[]: analysisRun, name, phase
            status.templateStatuses[]: availableReplicas, name, readyReplicas, replicas, updatedReplicas
            """;

    @ParameterizedTest
    @EnumSource
    void schemaDemandsWhatTheReferenceDemands(CrdKind kind) {
        Stream<String> required = SchemaWalk.of(kind).required();

        assertThat(required).containsExactlyElementsOf(expected(kind).sorted().toList());
    }

    private static Stream<String> expected(CrdKind kind) {
        return switch (kind) {
            case ROLLOUT ->
                Stream.of(ROLLOUT_SPEC, BLUE_GREEN, CANARY, STEPS, TRAFFIC, ROLLOUT_STATUS)
                        .flatMap(String::lines);
            case ANALYSIS_TEMPLATE, CLUSTER_ANALYSIS_TEMPLATE -> analysis();
            case ANALYSIS_RUN -> Stream.concat(analysis(), ANALYSIS_RUN.lines());
            case EXPERIMENT -> EXPERIMENT.lines();
        };
    }

    private static Stream<String> analysis() {
        return Stream.concat(
                ANALYSIS_SPEC.lines(), PROVIDERS.lines().map(provider -> "spec.metrics[].provider." + provider));
    }
}
