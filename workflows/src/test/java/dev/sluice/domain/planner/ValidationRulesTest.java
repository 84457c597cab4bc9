package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.spec.RolloutReader;
import dev.sluice.domain.traffic.RoutingRules;
import dev.sluice.domain.traffic.RoutingSpec;
import dev.sluice.domain.traffic.TrafficRouters;
import dev.sluice.domain.traffic.TrafficRules;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.RoutingError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of spec 1.10, and the text in the condition of a Rollout that breaks it. */
class ValidationRulesTest {
    private final RolloutPlanner planner = new RolloutPlanner();

    static Stream<RuleRow> built() {
        return RuleRow.all().stream().filter(RuleRow::isBuilt).filter(row -> !row.isToldByRouters());
    }

    static Stream<RuleRow> unbuilt() {
        return RuleRow.all().stream().filter(row -> !row.isBuilt());
    }

    /** Rows that are decided by what is said about routing, and by the objects that routers write. */
    static Stream<RuleRow> routing() {
        return RuleRow.all().stream()
                .filter(row -> row.canary().get("trafficRouting").isPresent()
                        || row.needs().equals(Optional.of("trafficRouting")))
                .filter(row -> !row.rule().matches("reference, p[io]ng service"));
    }

    @ParameterizedTest
    @MethodSource("built")
    void aBrokenRuleIsTheConditionOfTheRollout(RuleRow row) {
        assertThat(invalidity(row)).isEqualTo("The Rollout \"web\" is invalid: " + row.error());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("unbuilt")
    void whatIsNotBuiltYetIsRefusedByName(RuleRow row) {
        assertThat(invalidity(row)).endsWith("not supported by this version of Sluice");
    }

    @ParameterizedTest
    @MethodSource("routing")
    void aBrokenRuleOfRoutingIsToldByTheRouters(RuleRow row) {
        assertThat(TrafficRules.firstBroken(row.canary()).or(() -> brokenObject(row)))
                .hasValue(row.error());
    }

    @Test
    void noRuleIsWithoutARow() {
        List<String> numbers = RuleRow.all().stream()
                .map(row -> row.rule().replaceFirst("[ ,].*", ""))
                .distinct()
                .toList();

        assertThat(numbers)
                .containsExactlyElementsOf(Stream.concat(
                                IntStream.rangeClosed(1, 11).mapToObj(Integer::toString),
                                Stream.of("order", "reference"))
                        .toList());
    }

    private String invalidity(RuleRow row) {
        Observation seen = new Observation(
                        "u",
                        Optional.of(RolloutReader.read(row.rollout())),
                        List.of(),
                        row.server()
                                .<TemplateCheck>map(TemplateCheck.Invalid::new)
                                .orElse(new TemplateCheck.Accepted(Optional.empty())),
                        Optional.empty(),
                        Instant.EPOCH,
                        Optional.empty(),
                        Freshness.NONE)
                .with(row.surroundings());
        Plan plan = planner.plan(seen);
        return plan.actions().stream()
                .filter(Action.PatchStatus.class::isInstance)
                .map(action -> ((Action.PatchStatus) action).patch().obj("status"))
                .flatMap(status -> status.objects("conditions").stream())
                .filter(condition -> condition.text("type").equals(Optional.of("InvalidSpec")))
                .flatMap(condition -> condition.text("message").stream())
                .findFirst()
                .orElse("valid");
    }

    private static Optional<String> brokenObject(RuleRow row) {
        RoutingSpec spec = new RoutingSpec(new RolloutId("default", "web", "u"), row.canary());
        return TrafficRouters.of(spec).stream()
                .flatMap(router -> RoutingRules.firstBroken(router, spec, ref -> find(row, ref)).stream())
                .map(RoutingError::message)
                .findFirst();
    }

    private static Optional<Json.Obj> find(RuleRow row, ObjectRef ref) {
        return row.objects().stream()
                .filter(object ->
                        object.text("kind").equals(Optional.of(ref.resource().kind())))
                .filter(object -> object.obj("metadata").text("name").equals(Optional.of(ref.name())))
                .findFirst();
    }
}
