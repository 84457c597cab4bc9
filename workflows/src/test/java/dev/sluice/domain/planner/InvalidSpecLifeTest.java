package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Releases.pause;
import static dev.sluice.domain.planner.Releases.setWeight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that are broken and mended while a release is under way: InvalidSpec comes and goes, and nothing else does. */
class InvalidSpecLifeTest {
    private static final String INVALID = "Degraded InvalidSpec: The Rollout \"web\" is invalid: ";

    /** What somebody does in the middle of a release, what takes it back, and what is told meanwhile. */
    record Slip(String name, Consumer<Releases> made, Consumer<Releases> mended, String error) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Slip> slips() {
        return Stream.of(
                new Slip(
                        "a Service vanishes",
                        web -> web.cluster.deleteService("next"),
                        web -> service(web, Map.of("spec", Map.of("selector", Map.of("app", "web")))),
                        "spec.strategy.canary.canaryService: Invalid value: \"next\": service \"next\" not found"),
                new Slip(
                        "a Service selects other pods",
                        web -> service(web, Map.of("spec", Map.of("selector", Map.of("app", "other")))),
                        web -> service(web, Map.of("spec", Map.of("selector", Map.of("app", "web")))),
                        "spec.strategy.canary.canaryService: Invalid value: \"next\": Service \"next\" has unmatch label"
                                + " \"app\" in rollout"),
                new Slip(
                        "another Rollout takes a Service",
                        web -> service(web, managedBy("other")),
                        web -> service(web, managedBy("web")),
                        "spec.strategy.canary.canaryService: Invalid value: \"next\": Service \"next\" is managed by"
                                + " another Rollout"),
                new Slip(
                        "an AnalysisTemplate vanishes",
                        web -> web.cluster.templates(Templates.NONE),
                        web -> web.cluster.templates(Analysed.templates(Map.of())),
                        "spec.strategy.canary.steps[2].analysis.templates[0].templateName: Invalid value: \"check\":"
                                + " AnalysisTemplate 'check' not found"),
                new Slip(
                        "an AnalysisTemplate goes on without end",
                        web -> web.cluster.templates(Analysed.templates(Map.of("interval", "10s"))),
                        web -> web.cluster.templates(Analysed.templates(Map.of("interval", "10s", "count", 1))),
                        "spec.strategy.canary.steps[2].analysis.templates: Invalid value: \"check\": AnalysisTemplate"
                                + " check has metric errors which runs indefinitely. Invalid value for count: nil"),
                new Slip(
                        "the spec breaks a rule",
                        web -> web.spec("minReadySeconds", -1),
                        web -> web.spec("minReadySeconds", 0),
                        "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0"),
                new Slip(
                        "the template loses its label",
                        web -> web.spec("template", Map.of("metadata", Map.of("labels", Map.of("app", "other")))),
                        web -> web.spec("template", Map.of("metadata", Map.of("labels", Map.of("app", "web")))),
                        "spec.template.metadata.labels: Invalid value: {\"app\":\"other\"}: `selector` does not match"
                                + " template `labels`"));
    }

    private static void service(Releases web, Map<String, Object> patch) {
        web.cluster.patchService("next", (Json.Obj) Json.from(patch));
    }

    private static Map<String, Object> managedBy(String rollout) {
        return Map.of("metadata", Map.of("annotations", Map.of(Keys.MANAGED_BY, rollout)));
    }

    private static Releases canary() {
        Releases web = Releases.with(
                4,
                Map.of(),
                Map.of("canaryService", "next", "stableService", "web"),
                setWeight(50),
                pause(),
                Map.of("analysis", Analysed.REQUEST));
        web.cluster.templates(Analysed.templates(Map.of()));
        return web;
    }

    private static Releases paused() {
        Releases web = canary().deployed();
        web.image("web:2").run();
        return web;
    }

    private static String standing(Releases web) {
        return web.sizes() + " at step " + web.status().release().stepIndex();
    }

    @ParameterizedTest
    @MethodSource("slips")
    void nothingHappensToAReleaseWhileARuleIsBroken(Slip slip) {
        Releases web = paused();
        String before = standing(web);

        slip.made().accept(web);
        web.run();

        assertThat(web.phase()).isEqualTo(INVALID + slip.error());
        assertThat(standing(web)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aReleaseStandsWhereItStoodOnceTheRuleIsKeptAgain(Slip slip) {
        Releases web = paused();
        String before = standing(web);
        slip.made().accept(web);
        web.run();

        slip.mended().accept(web);
        web.run();

        assertThat(web.phase()).isEqualTo("Paused CanaryPauseStep");
        assertThat(web.conditions()).noneMatch(condition -> condition.startsWith("InvalidSpec"));
        assertThat(standing(web)).isEqualTo(before);
        assertThat(List.of(web.revisionBehind("web"), web.revisionBehind("next")))
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aReleaseThatWasInvalidForAWhileIsPromotedAsAnyOther(Slip slip) {
        Releases web = paused();
        slip.made().accept(web);
        web.run();
        slip.mended().accept(web);
        web.run();

        web.simulation.promote();
        web.run();

        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.sizes()).containsExactly("1=0", "2=4");
    }

    @Test
    void aRolloutThatComesBeforeItsObjectsHasNothingButTheCondition() {
        Releases web = canary();
        web.cluster.templates(Templates.NONE);

        web.run();

        assertThat(web.conditions()).containsExactly("InvalidSpec True InvalidSpec");
        assertThat(web.sizes()).isEmpty();
    }

    @Test
    void aRolloutThatComesBeforeItsObjectsIsDeployedWhenTheyCome() {
        Releases web = canary();
        web.cluster.templates(Templates.NONE);
        web.run();

        web.cluster.templates(Analysed.templates(Map.of()));
        web.run();

        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(web.sizes()).containsExactly("1=4");
    }

    @Test
    void anAnalysisThatIsUnderWayIsNotEndedWhenItsTemplateVanishes() {
        Releases web = Releases.of(2, Map.of("analysis", Analysed.REQUEST));
        web.cluster.templates(Analysed.templates(Map.of("initialDelay", "60s")));
        web.deployed().image("web:2");
        web.after(Duration.ofSeconds(10));

        web.cluster.templates(Templates.NONE);
        web.after(Duration.ofSeconds(10));

        assertThat(web.phase()).startsWith(INVALID);
        assertThat(web.cluster.analysisRuns()).singleElement().matches(run -> !run.completed() && !run.terminating());
    }

    @Test
    void anAnalysisThatEndedWhileItsTemplateWasGoneCountsWhenItIsBack() {
        Releases web = Releases.of(2, Map.of("analysis", Analysed.REQUEST));
        web.cluster.templates(Analysed.templates(Map.of("initialDelay", "60s")));
        web.deployed().image("web:2");
        web.after(Duration.ofSeconds(10));
        web.cluster.templates(Templates.NONE);
        web.after(Analysed.ANALYSED);

        web.cluster.templates(Analysed.templates(Map.of("initialDelay", "60s")));
        web.run();

        assertThat(web.phase()).isEqualTo("Healthy");
        assertThat(Analysed.runs(web)).hasSize(1);
    }
}
