package dev.sluice.domain.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Rollout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of spec 1.10 that holds without traffic routing, and the text that the user gets. */
class SpecRulesTest {
    private static final String BASE = """
        {"replicas": 1,
         "selector": {"matchLabels": {"app": "web"}},
         "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "c"}]}},
         "strategy": {"canary": {}}}\
        """;

    private static Json.Obj json(String text) {
        try {
            return (Json.Obj) Json.from(JsonMapper.builder().build().readValue(text, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Json.Obj pods(String podSpec) {
        return json("{\"metadata\": {\"labels\": {\"app\": \"web\"}}, \"spec\": " + podSpec + "}");
    }

    private static String errorOf(Json.Obj spec) {
        return switch (SpecReader.read(spec)) {
            case Rollout.Spec.Valid ignored -> "";
            case Rollout.Spec.Invalid(String error) -> error;
        };
    }

    @Test
    void acceptsTheSmallestSpec() {
        assertThat(errorOf(json(BASE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "replicas | -1 | spec.replicas: Invalid value: -1: must be greater than or equal to 0",
                "selector | null | spec.selector: Required value: Rollout has missing field '.spec.selector'",
                "selector | {} | spec.selector: Invalid value: {}: empty selector is invalid for deployment",
                "minReadySeconds | -5 | spec.minReadySeconds: Invalid value: -5: must be greater than or equal to 0",
                "revisionHistoryLimit | -1 | spec.revisionHistoryLimit: Invalid value: -1: must be greater than or"
                        + " equal to 0",
                "minReadySeconds | 4294967296 | spec.minReadySeconds: Invalid value: 4294967296: must be less than or"
                        + " equal to 2147483647",
                "revisionHistoryLimit | 8589934592 | spec.revisionHistoryLimit: Invalid value: 8589934592: must be less"
                        + " than or equal to 2147483647",
                "progressDeadlineSeconds | 4294967301 | spec.progressDeadlineSeconds: Invalid value: 4294967301: must"
                        + " be less than or equal to 2147483647",
                "progressDeadlineSeconds | 0 | spec.progressDeadlineSeconds: Invalid value: 0: must be greater than"
                        + " minReadySeconds",
                "strategy | {} | spec.strategy.strategy: Required value: Rollout has missing field"
                        + " '.spec.strategy.canary or .spec.strategy.blueGreen'",
                "workloadRef | {\"name\": \"web\"} | spec.template: Internal error: template must be empty for workload"
                        + " reference rollout",
            })
    void refusesSpec(String field, String value, String error) {
        assertThat(errorOf(json(BASE)
                        .with(field, json("{\"v\": " + value + "}").get("v").orElse(Json.NULL))))
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"maxSurge\": 0, \"maxUnavailable\": \"0%\"} | spec.strategy.maxSurge: Invalid value: 0: MaxSurge and"
                        + " MaxUnavailable both can not be zero",
                "{\"maxSurge\": \"lots\"} | spec.strategy.maxSurge: Invalid value: \"lots\": must be a number of pods"
                        + " or a percentage, not negative",
                "{\"scaleDownDelaySeconds\": 5} | spec.strategy.scaleDownDelaySeconds: Invalid value: 5: Canary"
                        + " scaleDownDelaySeconds can only be used with traffic routing",
                "{\"dynamicStableScale\": true} | spec.strategy.dynamicStableScale: Invalid value: true: Canary"
                        + " dynamicStableScale can only be used with traffic routing",
                "{\"canaryService\": \"a\", \"stableService\": \"a\"} | spec.strategy.stableService: Invalid value:"
                        + " \"a\": This rollout uses the same service for the stable and canary services, but two"
                        + " different services are required.",
                "{\"steps\": [{\"setWeight\": 101}]} | spec.strategy.steps[0].setWeight: Invalid value: 101: SetWeight"
                        + " needs to be between 0 and 100",
                "{\"steps\": [{}]} | spec.strategy.steps[0]: Invalid value: {}: Step must have one of the following"
                        + " set: experiment, setWeight, setCanaryScale, plugin or pause",
                "{\"steps\": [{\"setWeight\": 1, \"plugin\": {\"name\": \"a/b\"}}]} | spec.strategy.steps[0]: Invalid"
                        + " value: {\"setWeight\":1,\"plugin\":{\"name\":\"a/b\"}}: Step must have one of the following"
                        + " set: experiment, setWeight, setCanaryScale, plugin or pause",
                "{\"steps\": [{\"setWeight\": 1}, {\"pause\": {\"duration\": \"soon\"}}]} |"
                        + " spec.strategy.steps[1].pause.duration: Invalid value: \"soon\": Duration needs to be greater"
                        + " than 0",
                "{\"antiAffinity\": {}} | spec.strategy.antiAffinity: Invalid value: {}: AntiAffinity must have exactly"
                        + " one strategy listed",
                "{\"antiAffinity\": {\"preferredDuringSchedulingIgnoredDuringExecution\": {\"weight\": 0}}} |"
                        + " spec.strategy.antiAffinity.preferredDuringSchedulingIgnoredDuringExecution.weight: Invalid"
                        + " value: 0: AntiAffinity weight must be between 1-100",
            })
    void refusesCanary(String canary, String error) {
        assertThat(errorOf(json(BASE).with("strategy", json("{\"canary\": " + canary + "}"))))
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"activeService\": \"a\", \"previewService\": \"a\"} | spec.strategy.activeService: Invalid value:"
                        + " \"a\": This rollout uses the same service for the active and preview services, but two"
                        + " different services are required.",
                "{} | spec.strategy.activeService: Invalid value: \"\": This rollout uses the same service for the"
                        + " active and preview services, but two different services are required.",
                "{\"activeService\": \"a\", \"scaleDownDelayRevisionLimit\": 11} |"
                        + " spec.strategy.scaleDownDelayRevisionLimit: Invalid value: 11: This rollout's revision history"
                        + " limit can not be smaller than the rollout's scale down limit",
                "{\"activeService\": \"a\", \"antiAffinity\": {}} | spec.strategy.antiAffinity: Invalid value: {}:"
                        + " AntiAffinity must have exactly one strategy listed",
                "{\"activeService\": \"a\", \"maxUnavailable\": \"some\"} | spec.strategy.maxUnavailable: Invalid"
                        + " value: \"some\": must be a number of pods or a percentage, not negative",
                "{\"activeService\": \"a\", \"previewMetadata\": {\"labels\": {\"app\": \"other\"}}} |"
                        + " spec.strategy.blueGreen.previewMetadata.labels: Invalid value: \"app\": is a label by which"
                        + " `spec.selector` finds the pods",
                "{\"activeService\": \"a\", \"activeMetadata\": {\"annotations\": {\"a b\": \"c\"}}} |"
                        + " spec.strategy.blueGreen.activeMetadata.annotations: Invalid value: \"a b\": is not the name of"
                        + " an annotation",
            })
    void refusesBlueGreen(String blueGreen, String error) {
        assertThat(errorOf(json(BASE).with("strategy", json("{\"blueGreen\": " + blueGreen + "}"))))
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | .name: Required value: a step plugin must be named",
                "{\"name\": \"sluice.dev/activity\"} | .config.taskQueue: Required value: must name a task queue",
                "{\"name\": \"sluice.dev/activity\", \"config\": {\"taskQueue\": \"q\", \"activity\": 1}} |"
                        + " .config.activity: Required value: must name an activity, or be left out",
                "{\"name\": \"sluice.dev/activity\", \"config\": {\"taskQueue\": \"q\", \"timeout\": \"2h\"}} |"
                        + " .config.timeout: Invalid value: \"2h\": must be a duration up to 1h",
            })
    void refusesPluginSteps(String plugin, String error) {
        Json.Obj canary = json("{\"canary\": {\"steps\": [{\"plugin\": " + plugin + "}]}}");

        assertThat(errorOf(json(BASE).with("strategy", canary))).isEqualTo("spec.strategy.steps[0].plugin" + error);
    }

    @Test
    void refusesPluginStepsThatAreTooLarge() {
        String config = "{\"taskQueue\": \"q\", \"config\": ";
        String steps = "{\"canary\": {\"steps\": [{\"plugin\": {\"name\": \"sluice.dev/activity\", \"config\": ";
        Json.Obj deep = json(steps + config + "[".repeat(40) + "]".repeat(40) + "}}}]}}");
        Json.Obj large = json(steps + config + "\"" + "x".repeat(17_000) + "\"}}}]}}");

        assertThat(errorOf(json(BASE).with("strategy", deep))).contains("plugin.config.config: Too deep");
        assertThat(errorOf(json(BASE).with("strategy", large))).contains("plugin.config.config: Too long");
    }

    @Test
    void acceptsPluginStepsOfOthers() {
        Json.Obj canary = json("{\"canary\": {\"steps\": [{\"plugin\": {\"name\": \"acme/deploy\"}}]}}");

        assertThat(errorOf(json(BASE).with("strategy", canary))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "rollouts-pod-template-hash | a | is the label by which pods are told apart",
                "app | other | is a label by which `spec.selector` finds the pods",
                "a/b/c | x | is not the name of a label",
                "Example.com/a | x | is not the name of a label",
                "-a | x | is not the name of a label",
                "role | a b | has a value that no label may have: \"a b\"",
            })
    void refusesLabelsThatPodsMayNotGet(String key, String value, String why) {
        Json.Obj labels = Json.Obj.EMPTY.with(key, Json.of(value));
        Json.Obj canary = Json.Obj.EMPTY.with("canaryMetadata", Json.Obj.EMPTY.with("labels", labels));

        assertThat(errorOf(json(BASE).with("strategy", Json.Obj.EMPTY.with("canary", canary))))
                .isEqualTo("spec.strategy.canary.canaryMetadata.labels: Invalid value: \"" + key + "\": " + why);
    }

    @Test
    void acceptsLabelsThatPodsMayGet() {
        Json.Obj labels = json("{\"role\": \"canary\", \"example.com/A_b.c\": \"\", \"app\": \"web\"}");
        Json.Obj canary = Json.Obj.EMPTY.with("canaryMetadata", Json.Obj.EMPTY.with("labels", labels));

        assertThat(errorOf(json(BASE).with("strategy", Json.Obj.EMPTY.with("canary", canary))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"activeService\": \"a\"}",
                "{\"activeService\": \"a\", \"previewService\": \"\"}",
                "{\"activeService\": \"a\", \"scaleDownDelayRevisionLimit\": 10}",
                "{\"activeService\": \"a\", \"previewReplicaCount\": -1, \"autoPromotionSeconds\": 99999999999}",
            })
    void acceptsBlueGreen(String blueGreen) {
        assertThat(errorOf(json(BASE).with("strategy", json("{\"blueGreen\": " + blueGreen + "}"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"containers\": [{}, {\"resources\": {\"requests\": {\"memory\": \"1e999999999\"}}}]} |"
                        + " containers[1].resources.requests[memory]: Invalid value: \"1e999999999\"",
                "{\"overhead\": {\"cpu\": \"1E-1000\"}} | overhead[cpu]: Invalid value: \"1E-1000\"",
                "{\"volumes\": [{\"emptyDir\": {\"sizeLimit\": \"-1.5e+0002147\"}}]} | volumes[0].emptyDir.sizeLimit:"
                        + " Invalid value: \"-1.5e+0002147\"",
            })
    void refusesAQuantityThatTheServerWouldNotGetDoneWith(String podSpec, String error) {
        assertThat(errorOf(json(BASE).with("template", pods(podSpec))))
                .isEqualTo("spec.template.spec." + error + ": the exponent of a quantity must be less than 1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "1e-999", "1e0000000005", "10Gi", "-1", "nonsense"})
    void leavesOtherQuantitiesToTheServer(String quantity) {
        String podSpec = "{\"containers\": [{\"args\": [\"1e9999\"], \"resources\": {\"limits\": {\"cpu\": \"%s\"}}}]}"
                .formatted(quantity);
        assertThat(errorOf(json(BASE).with("template", pods(podSpec)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "'\"10\"', 10", "'\"1h30m\"', 5400", "'\"1.5h\"', 5400", "'\"0s\"', 0"})
    void readsPauseDurations(String duration, long seconds) {
        Json.Obj spec = json(BASE)
                .with("strategy", json("{\"canary\": {\"steps\": [{\"pause\": {\"duration\": " + duration + "}}]}}"));
        Rollout.Spec.Valid valid = (Rollout.Spec.Valid) SpecReader.read(spec);
        assertThat(valid.value().canary().steps().getFirst())
                .extracting("length")
                .isEqualTo(Optional.of(Duration.ofSeconds(seconds)));
    }
}
