package dev.sluice.domain.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.Workload;
import dev.sluice.domain.rollout.WorkloadKind;
import dev.sluice.domain.spec.RolloutReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many pods the Deployment keeps whose template a Rollout borrows (spec 3.11). */
class ScaleDownRuleTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<String, Object> TEMPLATE = Map.of("metadata", Map.of("labels", Map.of("app", "web")));

    private static Json.Obj json(Map<String, Object> fields) {
        return (Json.Obj) Json.from(fields);
    }

    private static Workload deployment(int replicas, String before) {
        Map<String, Object> meta = new HashMap<>(Map.of("name", "app", "uid", "d", "generation", 2));
        if (!before.isEmpty()) {
            meta.put("annotations", Map.of("sluice.dev/replicas-before", before, "sluice.dev/scaled-down-by", "web"));
            meta.put("labels", Map.of("sluice.dev/scaled-down", "true"));
        }
        return Workload.read(
                WorkloadKind.DEPLOYMENT,
                json(Map.of(
                        "metadata",
                        meta,
                        "spec",
                        Map.of(
                                "replicas",
                                replicas,
                                "selector",
                                Map.of("matchLabels", Map.of("app", "web")),
                                "template",
                                TEMPLATE))));
    }

    private static Rollout rollout(String scaleDown, int replicas, boolean healthyOnce, Workload workload) {
        List<Object> conditions = healthyOnce ? List.of(Map.of("type", "Healthy", "status", "False")) : List.of();
        return RolloutReader.read(
                json(Map.of(
                        "metadata",
                        Map.of("name", "web", "namespace", "demo", "uid", "u"),
                        "spec",
                        Map.of(
                                "replicas",
                                replicas,
                                "strategy",
                                Map.of("canary", Map.of()),
                                "workloadRef",
                                Map.of(
                                        "apiVersion",
                                        "apps/v1",
                                        "kind",
                                        "Deployment",
                                        "name",
                                        "app",
                                        "scaleDown",
                                        scaleDown)),
                        "status",
                        Map.of("conditions", conditions))),
                Optional.of(workload));
    }

    private static ReplicaSet ready(int pods) {
        return ReplicaSet.read(
                json(Map.of("metadata", Map.of("name", "web-1"), "status", Map.of("readyReplicas", pods))));
    }

    private static Plan plan(Rollout rollout, int ready, Optional<Trouble> trouble) {
        Observation seen = new Observation(
                "u",
                Optional.of(rollout),
                List.of(ready(ready)),
                new TemplateCheck.Unasked(),
                Optional.empty(),
                NOW,
                trouble,
                Freshness.NONE);
        RolloutSpec spec = ((Rollout.Spec.Valid) rollout.spec()).value();
        return ScaleDownRule.after(Plan.unknown(Freshness.NONE), seen, rollout, spec);
    }

    private static String shown(Plan plan) {
        return plan.actions().isEmpty() ? "-" : plan.actions().getFirst().summary();
    }

    @ParameterizedTest
    @CsvSource({
        // scaleDown, Rollout's size, ready, healthy once, Deployment's replicas, noted before, what happens
        "never,         5, 5, true,  5, '', -",
        "nonsense,      5, 5, true,  5, '', -",
        "onsuccess,     5, 0, false, 5, '', -",
        "onsuccess,     5, 4, false, 5, '', -",
        "onsuccess,     5, 5, true,  5, '', deployment app 5 → 0",
        "progressively, 5, 0, false, 5, '', -",
        "progressively, 5, 1, false, 5, '', deployment app 5 → 4",
        "progressively, 5, 4, false, 4, 5,  deployment app 4 → 1",
        "progressively, 5, 5, true,  1, 5,  deployment app 1 → 0",
        // pods that are lost again come back there
        "progressively, 5, 2, false, 1, 5,  deployment app 1 → 3",
        "progressively, 5, 0, false, 1, 5,  deployment app 1 → 5",
        // never more than there were
        "progressively, 9, 1, false, 5, '', -",
        "progressively, 9, 5, false, 5, 5,  deployment app 5 → 4",
        // once healthy, always gone: a later release, an abort and a loss of pods change nothing
        "progressively, 5, 1, true,  0, 5,  -",
        "onsuccess,     5, 0, true,  0, 5,  -",
        // a tool that gives it replicas again does not double what runs
        "onsuccess,     5, 5, true,  5, 5,  deployment app 5 → 0",
        "progressively, 5, 2, true,  5, 5,  deployment app 5 → 0",
        "onsuccess,     5, 5, true,  7, 5,  deployment app 7 → 0",
        // nothing runs in its place yet
        "onsuccess,     0, 0, true,  5, '', -",
        "progressively, 0, 0, true,  5, '', -",
        "progressively, 0, 0, true,  5, 5,  deployment app 5 → 0",
    })
    void theDeploymentKeeps(
            String scaleDown, int size, int ready, boolean healthyOnce, int replicas, String before, String expected) {
        Rollout rollout = rollout(scaleDown, size, healthyOnce, deployment(replicas, before));

        assertThat(shown(plan(rollout, ready, Optional.empty()))).isEqualTo(expected);
    }

    @Test
    void notesWhoTookThePodsAndHowManyThereWere() {
        Plan plan = plan(rollout("onsuccess", 5, true, deployment(5, "")), 5, Optional.empty());

        Action.ScaleWorkload scale = (Action.ScaleWorkload) plan.actions().getFirst();

        assertThat(scale.changes())
                .extracting(change -> change.path() + " " + change.before() + " " + change.after())
                .containsExactly(
                        "/metadata/annotations/sluice.dev~1scaled-down-by Null[] Str[value=web]",
                        "/metadata/annotations/sluice.dev~1replicas-before Null[] Str[value=5]",
                        "/metadata/labels/sluice.dev~1scaled-down Null[] Str[value=true]");
    }

    @Test
    void remembersTheMostThatThereWere() {
        Plan plan = plan(rollout("onsuccess", 5, true, deployment(7, "5")), 5, Optional.empty());

        Action.ScaleWorkload scale = (Action.ScaleWorkload) plan.actions().getFirst();

        assertThat(scale.changes())
                .extracting(change -> change.before() + " " + change.after())
                .containsExactly("Str[value=5] Str[value=7]");
    }

    @Test
    void waitsWithAWriteThatHasJustFailed() {
        Trouble trouble = new Trouble("ScaleWorkload app", 1, "Forbidden", "no", NOW.plusSeconds(8));

        Plan plan = plan(rollout("onsuccess", 5, true, deployment(5, "")), 5, Optional.of(trouble));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.deadline()).contains(NOW.plusSeconds(8));
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 5", "3, 5, 5", "7, 5, 7", "2, '', 2", "2, nonsense, 2"})
    void givesBackWhatItTook(int replicas, String before, int expected) {
        Workload taken = deployment(replicas, before.isEmpty() ? "x" : before);

        Action.ScaleWorkload back = HandOver.giveBack(taken).orElseThrow();

        assertThat(back.from()).isEqualTo(replicas);
        assertThat(back.to()).isEqualTo(expected);
        assertThat(back.changes()).hasSize(3).allMatch(change -> change.after().equals(Json.NULL));
    }

    @Test
    void givesNothingBackThatItDidNotTake() {
        assertThat(HandOver.giveBack(deployment(0, ""))).isEmpty();
    }
}
