package dev.sluice.domain.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.spec.RolloutReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Services a Rollout may use, and the text that the user gets (spec 1.10). */
class ServiceRulesTest {

    private static Rollout rollout(Map<String, Object> strategy) {
        return RolloutReader.read((Json.Obj) Json.from(Map.of(
                "metadata",
                Map.of("name", "web", "namespace", "demo"),
                "spec",
                Map.of(
                        "selector",
                        Map.of("matchLabels", Map.of("app", "web")),
                        "template",
                        Map.of("metadata", Map.of("labels", Map.of("app", "web"))),
                        "strategy",
                        strategy))));
    }

    private static Service service(String name, Map<String, String> selector, Map<String, String> annotations) {
        return Service.read((Json.Obj) Json.from(Map.of(
                "metadata", Map.of("name", name, "annotations", annotations), "spec", Map.of("selector", selector))));
    }

    private static Service good(String name) {
        return service(name, Map.of("app", "web", "rollouts-pod-template-hash", "x"), Map.of());
    }

    private static Optional<String> broken(Rollout rollout, Service... services) {
        RolloutSpec spec = ((Rollout.Spec.Valid) rollout.spec()).value();
        return ServiceRules.firstBroken(rollout, spec, List.of(services));
    }

    private static final Rollout BLUE_GREEN =
            rollout(Map.of("blueGreen", Map.of("activeService", "live", "previewService", "try")));

    @Test
    void acceptsServicesThatSelectThePods() {
        assertThat(broken(BLUE_GREEN, good("live"), good("try"))).isEmpty();
    }

    @Test
    void namesTheFirstServiceThatIsMissing() {
        assertThat(broken(BLUE_GREEN, good("live")))
                .contains("spec.strategy.blueGreen.previewService: Invalid value: \"try\": service \"try\" not found");
    }

    @ParameterizedTest
    @CsvSource({"canaryService", "stableService"})
    void namesTheServiceOfACanaryThatIsMissing(String field) {
        assertThat(broken(rollout(Map.of("canary", Map.of(field, "gone")))))
                .contains("spec.strategy.canary." + field + ": Invalid value: \"gone\": service \"gone\" not found");
    }

    @Test
    void namesALabelThatThePodsDoNotHave() {
        assertThat(broken(BLUE_GREEN, service("live", Map.of("app", "web", "tier", "x"), Map.of()), good("try")))
                .contains("spec.strategy.blueGreen.activeService: Invalid value: \"live\": Service \"live\" has unmatch"
                        + " label \"tier\" in rollout");
    }

    @Test
    void refusesAServiceOfAnotherRollout() {
        Map<String, String> others = Map.of("argo-rollouts.argoproj.io/managed-by-rollouts", "other");
        assertThat(broken(BLUE_GREEN, service("live", Map.of("app", "web"), others), good("try")))
                .contains(
                        "spec.strategy.blueGreen.activeService: Invalid value: \"live\": Service \"live\" is managed by"
                                + " another Rollout");
    }

    @Test
    void findsAllNamesWhateverElseIsWrongWithTheSpec() {
        Json.Obj rollout = (Json.Obj) Json.from(Map.of(
                "spec",
                Map.of(
                        "strategy",
                        Map.of(
                                "blueGreen", Map.of("activeService", "a", "previewService", "a"),
                                "canary", Map.of("stableService", "b", "pingPong", Map.of("pingService", "c"))))));
        assertThat(NamedServices.in(rollout)).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", "A", "-a", "a?b"})
    void whatIsNoNameOfAnObjectIsNotAskedFor(String text) {
        assertThat(NamedServices.isName(text)).isFalse();
    }
}
