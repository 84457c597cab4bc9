package dev.sluice.domain.analysis.template;

import static dev.sluice.domain.analysis.template.Given.arg;
import static dev.sluice.domain.analysis.template.Given.clusterRef;
import static dev.sluice.domain.analysis.template.Given.clusterTemplate;
import static dev.sluice.domain.analysis.template.Given.json;
import static dev.sluice.domain.analysis.template.Given.metrics;
import static dev.sluice.domain.analysis.template.Given.names;
import static dev.sluice.domain.analysis.template.Given.nested;
import static dev.sluice.domain.analysis.template.Given.nestedOfCluster;
import static dev.sluice.domain.analysis.template.Given.ref;
import static dev.sluice.domain.analysis.template.Given.secret;
import static dev.sluice.domain.analysis.template.Given.template;
import static dev.sluice.domain.analysis.template.Given.templates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateUnionTest {

    @Test
    void templatesOfTheNamespaceComeBeforeThoseOfTheCluster() {
        TemplateUnion union = TemplateUnion.of(
                List.of(clusterRef("all"), ref("a"), ref("b")),
                templates(
                        clusterTemplate("all", metrics("m-all")),
                        template("a", metrics("m-a")),
                        template("b", metrics("m-b"))));
        assertThat(names(union.metrics())).containsExactly("m-a", "m-b", "m-all");
    }

    @Test
    void aNestedTemplateComesWhereItIsFirstMet() {
        TemplateUnion union = TemplateUnion.of(
                List.of(ref("outer"), ref("last")),
                templates(
                        template("outer", Map.of("templates", List.of(nested("deep"), nestedOfCluster("all")))),
                        template("deep", Map.of("metrics", list("m-deep"), "templates", List.of(nested("deeper")))),
                        template("deeper", metrics("m-deeper")),
                        template("last", metrics("m-last")),
                        clusterTemplate("all", metrics("m-all"))));
        assertThat(names(union.metrics())).containsExactly("m-deep", "m-deeper", "m-last", "m-all");
    }

    private static List<Object> list(String metric) {
        return List.of(Given.metric(metric));
    }

    @Test
    void aTemplateThatIsMetTwiceCountsOnce() {
        TemplateUnion union = TemplateUnion.of(
                List.of(ref("a"), ref("b"), ref("a")),
                templates(
                        template("a", metrics("m-a")),
                        template("b", Map.of("metrics", list("m-b"), "templates", List.of(nested("a"))))));
        assertThat(names(union.metrics())).containsExactly("m-a", "m-b");
    }

    @Test
    void oneOfTheNamespaceAndOneOfTheClusterOfTheSameNameAreTwo() {
        TemplateUnion union = TemplateUnion.of(
                List.of(ref("a"), clusterRef("a")),
                templates(template("a", metrics("here")), clusterTemplate("a", metrics("everywhere"))));
        assertThat(names(union.metrics())).containsExactly("here", "everywhere");
    }

    @Test
    void templatesThatReferToEachOtherEndSomewhere() {
        TemplateUnion union = TemplateUnion.of(
                List.of(ref("a")),
                templates(
                        template("a", Map.of("metrics", list("m-a"), "templates", List.of(nested("b")))),
                        template("b", Map.of("metrics", list("m-b"), "templates", List.of(nested("a"), nested("b"))))));
        assertThat(names(union.metrics())).containsExactly("m-a", "m-b");
    }

    @Test
    void aLongChainOfTemplatesIsFollowedToItsEnd() {
        List<AnalysisTemplate> chain = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            chain.add(template("t" + i, Map.of("templates", List.of(nested("t" + (i + 1))))));
        }
        chain.add(template("t20000", metrics("end")));
        TemplateUnion union = TemplateUnion.of(List.of(ref("t0")), templates(chain.toArray(AnalysisTemplate[]::new)));
        assertThat(names(union.metrics())).containsExactly("end");
    }

    @Test
    void aMissingTemplateIsLookedUpOnce() {
        AtomicInteger asked = new AtomicInteger();
        Templates.reachable(List.of(ref("x"), ref("x"), ref("x")), reference -> {
            asked.incrementAndGet();
            return java.util.Optional.empty();
        });
        assertThat(asked).hasValue(1);
    }

    static Stream<Arguments> conflicts() {
        return Stream.of(
                Arguments.of("metrics", Given.metric("m"), Given.metric("m"), "two metrics have the same name 'm'"),
                Arguments.of(
                        "dryRun",
                        Map.of("metricName", "m.*"),
                        Map.of("metricName", "m.*"),
                        "two Dry-Run metric rules have the same name 'm.*'"),
                Arguments.of(
                        "measurementRetention",
                        Map.of("metricName", "m", "limit", 1),
                        Map.of("metricName", "m", "limit", 2),
                        "two Measurement Retention metric rules have the same name 'm'"),
                Arguments.of(
                        "args",
                        arg("x", "a"),
                        arg("x", "b"),
                        "Argument `x` specified multiple times with different values: 'a', 'b'"));
    }

    @ParameterizedTest
    @MethodSource("conflicts")
    void whatDoesNotGoTogetherIsRefused(String field, Object one, Object other, String text) {
        Templates both =
                templates(template("a", Map.of(field, List.of(one))), template("b", Map.of(field, List.of(other))));
        assertThatThrownBy(() -> TemplateUnion.of(List.of(ref("a"), ref("b")), both))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage(text);
    }

    static Stream<Arguments> together() {
        return Stream.of(
                Arguments.of(arg("x", "a"), arg("x", "a"), arg("x", "a")),
                Arguments.of(arg("x"), arg("x", "a"), arg("x", "a")),
                Arguments.of(arg("x", "a"), arg("x"), arg("x", "a")),
                Arguments.of(arg("x"), secret("x"), secret("x")),
                Arguments.of(arg("x"), arg("x"), arg("x")));
    }

    @ParameterizedTest
    @MethodSource("together")
    void anArgumentOfTwoTemplatesIsOne(Map<String, Object> one, Map<String, Object> other, Map<String, Object> both) {
        TemplateUnion union = TemplateUnion.of(
                List.of(ref("a"), ref("b")),
                templates(template("a", Map.of("args", List.of(one))), template("b", Map.of("args", List.of(other)))));
        assertThat(union.args()).containsExactly(json(both));
    }

    static Stream<Arguments> missing() {
        return Stream.of(
                Arguments.of(ref("gone"), "AnalysisTemplate 'gone' not found"),
                Arguments.of(clusterRef("gone"), "ClusterAnalysisTemplate 'gone' not found"),
                Arguments.of(ref("outer"), "ClusterAnalysisTemplate 'inner' not found"));
    }

    @ParameterizedTest
    @MethodSource("missing")
    void aMissingTemplateIsNamed(TemplateRef reference, String text) {
        Templates known = templates(template("outer", Map.of("templates", List.of(nestedOfCluster("inner")))));
        assertThatThrownBy(() -> TemplateUnion.of(List.of(reference), known))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage(text);
    }

    @Test
    void rulesOfTheRequestComeBeforeThoseOfTheTemplates() {
        TemplateUnion union = TemplateUnion.of(
                        List.of(ref("a")),
                        templates(template("a", Map.of("dryRun", List.of(Map.of("metricName", "t"))))))
                .with(new AnalysisRequest(json(Map.of("dryRun", List.of(Map.of("metricName", "r"))))));
        assertThat(union.dryRun().stream().map(rule -> rule.text("metricName").orElse("")))
                .containsExactly("r", "t");
    }

    @Test
    void fieldsOfTheWrongTypeAreNoTemplate() {
        Json.Obj odd = json(Map.of("metrics", "many", "args", 7, "templates", Map.of("templateName", "x")));
        AnalysisTemplate template =
                new AnalysisTemplate("demo", template("odd", Map.of()).meta(), odd);
        TemplateUnion union = TemplateUnion.of(List.of(ref("odd")), templates(template));
        assertThat(union.metrics()).isEmpty();
        assertThat(union.args()).isEmpty();
    }
}
