package dev.sluice.domain.analysis.template;

import static dev.sluice.domain.analysis.template.Given.arg;
import static dev.sluice.domain.analysis.template.Given.clusterTemplate;
import static dev.sluice.domain.analysis.template.Given.field;
import static dev.sluice.domain.analysis.template.Given.json;
import static dev.sluice.domain.analysis.template.Given.metric;
import static dev.sluice.domain.analysis.template.Given.metrics;
import static dev.sluice.domain.analysis.template.Given.nested;
import static dev.sluice.domain.analysis.template.Given.template;
import static dev.sluice.domain.analysis.template.Given.templates;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Spec 1.10, referenced resources. */
class ReferenceCheckTest {
    private static final String PATH = "spec.strategy.canary.steps[1].analysis";
    private static final Templates KNOWN = templates(
            template("ok", metrics("m")),
            template("twin", metrics("m")),
            template("broken", Map.of("templates", List.of(nested("ok"), nested("gone")))),
            template("endless", Map.of("metrics", List.of(metric("e", "interval", "10s")))),
            template(
                    "zero",
                    Map.of(
                            "metrics",
                            List.of(Map.of(
                                    "name", "e", "interval", "10s", "count", 0, "provider", Map.of("web", Map.of()))))),
            template(
                    "counted",
                    Map.of(
                            "metrics",
                            List.of(Map.of(
                                    "name",
                                    "e",
                                    "interval",
                                    "10s",
                                    "count",
                                    "{{args.n}}",
                                    "provider",
                                    Map.of("web", Map.of()))),
                            "args",
                            List.of(arg("n")))),
            template("needy", Map.of("metrics", List.of(metric("m")), "args", List.of(arg("host")))),
            template("dry", Map.of("metrics", List.of(metric("m")), "dryRun", List.of(Map.of("metricName", "m")))),
            clusterTemplate("all", metrics("c")));

    private static Optional<String> broken(boolean endless, Map<String, Object> more, Object... references) {
        Map<String, Object> request = new LinkedHashMap<>(more);
        request.put("templates", List.of(references));
        return new ReferenceCheck(PATH, new AnalysisRequest(json(request)), KNOWN).firstBroken(endless);
    }

    private static Map<String, Object> to(String name) {
        return Map.of("templateName", name);
    }

    private static Map<String, Object> toCluster(String name) {
        return Map.of("templateName", name, "clusterScope", true);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        List.of(to("gone")),
                        PATH + ".templates[0].templateName: Invalid value: \"gone\":"
                                + " AnalysisTemplate 'gone' not found"),
                Arguments.of(
                        List.of(to("ok"), toCluster("ok")),
                        PATH + ".templates[1].templateName: Invalid value: \"ok\":"
                                + " ClusterAnalysisTemplate 'ok' not found"),
                Arguments.of(
                        List.of(to("broken")),
                        PATH + ".templates[0].templateName: Invalid value: \"gone\":"
                                + " AnalysisTemplate 'gone' not found"),
                Arguments.of(
                        List.of(Map.of()),
                        PATH + ".templates[0].templateName: Invalid value: \"\": AnalysisTemplate '' not found"),
                Arguments.of(
                        List.of(to("ok"), to("twin")),
                        PATH + ".templates: Invalid value: \"ok,twin\": two metrics have the same name 'm'"),
                Arguments.of(
                        List.of(to("needy")),
                        PATH + ".templates: Invalid value: \"needy\": args.host was not resolved"),
                Arguments.of(
                        List.of(to("endless")),
                        PATH + ".templates: Invalid value: \"endless\": AnalysisTemplate endless has metric e which"
                                + " runs indefinitely. Invalid value for count: nil"),
                Arguments.of(
                        List.of(to("zero")),
                        PATH + ".templates: Invalid value: \"zero\": AnalysisTemplate zero has metric e which"
                                + " runs indefinitely. Invalid value for count: 0"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aStepsAnalysisThatCannotBeIsRefused(List<Object> references, String text) {
        assertThat(broken(false, Map.of(), references.toArray())).contains(text);
    }

    @Test
    void anAnalysisWithoutTemplatesIsRefused() {
        assertThat(broken(false, Map.of()))
                .contains(PATH + ".templates: Required value: an analysis needs at least one template");
    }

    @Test
    void oneBesideTheStepsMayGoOnWithoutEnd() {
        assertThat(broken(true, Map.of(), to("endless"))).isEmpty();
    }

    @Test
    void missingArgumentsOfOneBesideTheStepsAreToldAsSuch() {
        assertThat(broken(true, Map.of(), to("needy")))
                .contains(PATH + ".templates: Invalid value: \"needy\": missing analysis arguments in rollout spec");
    }

    @Test
    void rulesOfTheRequestMustGoTogetherWithThoseOfTheTemplates() {
        assertThat(broken(false, Map.of("dryRun", List.of(Map.of("metricName", "m"))), to("dry")))
                .contains(PATH + ".templates: Invalid value: \"dry\": two Dry-Run metric rules have the same name 'm'");
    }

    @Test
    void aGivenCountIsAnEnd() {
        assertThat(broken(false, Map.of("args", List.of(arg("n", "3"))), to("counted")))
                .isEmpty();
    }

    @Test
    void aCountThatComesFromAnArgumentMayBeEndless() {
        assertThat(broken(false, Map.of("args", List.of(arg("n", "0"))), to("counted"))
                        .orElse(""))
                .contains("runs indefinitely");
    }

    @Test
    void aCountThatIsNotKnownYetIsLeftToTheRun() {
        assertThat(broken(false, Map.of("args", List.of(field("n", "spec.replicas"))), to("counted")))
                .isEmpty();
    }

    @Test
    void aPathThatLeadsNowhereIsLeftToTheRun() {
        assertThat(broken(false, Map.of("args", List.of(field("host", "spec.absent"))), to("needy")))
                .isEmpty();
    }

    @Test
    void whatCanBeIsNotRefused() {
        assertThat(broken(false, Map.of(), to("ok"), toCluster("all"))).isEmpty();
    }
}
