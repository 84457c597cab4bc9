package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.replicaset.CurrentSet;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pods carry by the part of their version (spec 3.12). */
class PodMetadataTest {
    private static final Map<String, Object> STABLE =
            Map.of("labels", Map.of("role", "stable"), "annotations", Map.of("example.com/since", "long"));
    private static final Map<String, Object> COMING = Map.of("labels", Map.of("role", "canary", "try", "yes"));
    private static final Map<String, Object> CANARY = Map.of("stableMetadata", STABLE, "canaryMetadata", COMING);
    private static final Map<String, Object> BLUE_GREEN = Map.of(
            "activeMetadata",
            STABLE,
            "previewMetadata",
            COMING,
            "previewService",
            "preview",
            "autoPromotionEnabled",
            false,
            "scaleDownDelaySeconds",
            60);
    private static final String AS_STABLE = "{role=stable} {example.com/since=long}";
    private static final String AS_CANARY = "{role=canary, try=yes} {}";
    private static final String AS_NOTHING = "{} {}";

    private static Releases canary() {
        return Releases.with(4, Map.of(), CANARY, Releases.setWeight(50), Releases.pause())
                .deployed();
    }

    @Test
    void theOnlyVersionIsTheStableOne() {
        Releases web = canary();

        assertThat(worn(web)).containsExactly("1 " + AS_STABLE);
        assertThat(recorded(web.cluster.replicaSets().getFirst()))
                .contains("{\"labels\":{\"role\":\"stable\"},\"annotations\":{\"example.com/since\":\"long\"}}");
    }

    @Test
    void aCanaryIsBornWithItsOwn() {
        Releases web = canary().image("web:2");
        web.run();

        assertThat(worn(web)).containsExactly("1 " + AS_STABLE, "2 " + AS_CANARY);
    }

    @Test
    void thePromotedVersionTakesTheStablePart() {
        Releases web = canary().image("web:2");
        web.run();
        web.simulation.promote();
        web.run();

        assertThat(worn(web)).containsExactly("2 " + AS_STABLE);
        assertThat(web.cluster.replicaSets().getLast().hash())
                .isEqualTo(web.status().release().stable());
        assertThat(behind(web)).isEmpty();
    }

    @Test
    void anAbortedCanaryKeepsItsPartAsLongAsItHasPods() {
        Releases web = canary().image("web:2");
        web.run();
        web.status("abort", Json.of(true));
        web.run();

        assertThat(worn(web)).containsExactly("1 " + AS_STABLE);
    }

    @Test
    void aPreviewBecomesActiveAndWhatItReplacesCarriesNothing() {
        Releases web = Releases.blueGreen(2, Map.of(), BLUE_GREEN).deployed().image("web:2");
        web.after(Duration.ofSeconds(10));
        List<String> before = worn(web);
        web.simulation.promote();
        web.after(Duration.ofSeconds(10));

        assertThat(before).containsExactly("1 " + AS_STABLE, "2 " + AS_CANARY);
        assertThat(worn(web)).containsExactly("1 " + AS_NOTHING, "2 " + AS_STABLE);
        assertThat(recorded(web.cluster.replicaSets().getFirst())).isEmpty();
    }

    @Test
    void whatTheUserChangesReachesPodsThatLive() {
        Releases web = canary();
        web.cluster.patch(strategy(Json.from(Map.of("labels", Map.of("role", "main")))));
        web.run();

        assertThat(worn(web)).containsExactly("1 {role=main} {example.com/since=long}");
    }

    @Test
    void whatTheUserTakesAwayIsTakenFromPods() {
        Releases web = canary();
        web.cluster.patch(strategy(Json.NULL));
        web.run();

        assertThat(worn(web)).containsExactly("1 " + AS_NOTHING);
    }

    @Test
    void theUsersOwnValueComesBack() {
        Releases web = Releases.with(
                        2,
                        Map.of("template", template("web:1", "own")),
                        Map.of("canaryMetadata", COMING),
                        Releases.setWeight(50),
                        Releases.pause())
                .deployed();
        web.spec("template", template("web:2", "own"));
        web.run();
        List<String> before = worn(web);
        web.simulation.promote();
        web.run();

        assertThat(before).containsExactly("1 {role=own} {}", "2 " + AS_CANARY);
        assertThat(worn(web)).containsExactly("2 {role=own} {}");
    }

    /** A set of another controller has another hash, and is told by its template. */
    @Test
    void aSetIsKnownByItsTemplateWhateverItsPodsCarry() {
        Rollout rollout = canary().cluster.rollout();
        RolloutSpec spec = ((Rollout.Spec.Valid) rollout.spec()).value();
        Json.Obj foreign = (Json.Obj) Json.from(Map.of(
                "metadata",
                Map.of(
                        "name",
                        "web-foreign",
                        "labels",
                        Map.of(Keys.POD_TEMPLATE_HASH, "foreign"),
                        "annotations",
                        Map.of(Keys.EPHEMERAL_METADATA, "{\"labels\":{\"role\":\"x\"},\"annotations\":{\"a\":\"b\"}}")),
                "spec",
                Map.of("template", template("web:1", "x", Map.of("a", "b")))));

        Optional<ReplicaSet> found = CurrentSet.find(
                rollout,
                spec,
                List.of(ReplicaSet.read(foreign)),
                new TemplateCheck.Accepted(Optional.of(spec.template())));

        assertThat(found).isPresent();
    }

    private static Map<String, Object> template(String image, String role, Map<String, String> annotations) {
        return Map.of(
                "metadata",
                Map.of(
                        "labels",
                        Map.of("app", "web", "role", role, Keys.POD_TEMPLATE_HASH, "foreign"),
                        "annotations",
                        annotations),
                "spec",
                Map.of("containers", List.of(Map.of("name", "web", "image", image))));
    }

    @Test
    void theHashStaysTheSame() {
        Releases plain =
                Releases.of(4, Releases.setWeight(50), Releases.pause()).deployed();

        assertThat(canary().status().release().podHash())
                .isEqualTo(plain.status().release().podHash());
    }

    /** A process may die between the writes: the object says what is left to do. */
    @Test
    void podsFollowWhenTheirSetHasChangedAlready() {
        Releases web = canary();
        web.cluster.patch(strategy(Json.from(Map.of("labels", Map.of("role", "main")))));
        Plan first = look(web);
        web.cluster.apply(first.actions().getLast());

        Plan second = look(web);

        assertThat(worn(web)).containsExactly("1 " + AS_STABLE);
        assertThat(second.actions())
                .extracting(action -> action.getClass().getSimpleName())
                .endsWith("PatchPods", "PatchReplicaSet");
        assertThat(second.actions())
                .filteredOn(Action.PatchPods.class::isInstance)
                .extracting(action -> ((Action.PatchPods) action).patch())
                .containsExactly((Json.Obj) Json.from(
                        Map.of("metadata", Map.of("labels", Map.of("role", "main"), "annotations", Map.of()))));
    }

    @Test
    void aSecondChangeBeforePodsFollowedForgetsNothing() {
        Releases web = canary();
        web.cluster.patch(strategy(Json.from(Map.of("labels", Map.of("once", "yes")))));
        web.cluster.apply(look(web).actions().getLast());
        web.cluster.patch(strategy(Json.from(Map.of("labels", Map.of("role", "main")))));
        Json gone = Json.Obj.EMPTY.with("once", Json.NULL);
        web.cluster.patch(strategy(Json.Obj.EMPTY.with("labels", gone)));
        web.run();

        assertThat(worn(web)).containsExactly("1 {role=main} {example.com/since=long}");
        assertThat(behind(web)).isEmpty();
    }

    private static Plan look(Releases web) {
        return new RolloutPlanner().plan(web.cluster.observe(Optional.empty()));
    }

    private static Json.Obj strategy(Json stableMetadata) {
        Json.Obj canary = Json.Obj.EMPTY.with("stableMetadata", stableMetadata);
        return Json.Obj.EMPTY.with("spec", Json.Obj.EMPTY.with("strategy", Json.Obj.EMPTY.with("canary", canary)));
    }

    private static Map<String, Object> template(String image, String role) {
        return Map.of(
                "metadata",
                Map.of("labels", Map.of("app", "web", "role", role)),
                "spec",
                Map.of("containers", List.of(Map.of("name", "web", "image", image))));
    }

    /** Revision, labels but for those of all pods, and annotations, of each set that has pods; pods are as templates say. */
    private static List<String> worn(Releases web) {
        return web.cluster.replicaSets().stream()
                .filter(set -> set.replicas() > 0)
                .map(set -> set.revision() + " " + sorted(web.cluster.podMetadata(set.name()), "labels") + " "
                        + sorted(web.cluster.podMetadata(set.name()), "annotations"))
                .toList();
    }

    private static Map<String, String> sorted(Json.Obj metadata, String field) {
        Map<String, String> all = new TreeMap<>(metadata.obj(field).texts());
        all.keySet().removeAll(List.of("app", Keys.POD_TEMPLATE_HASH));
        return all;
    }

    private static Stream<String> recorded(ReplicaSet set) {
        return Optional.ofNullable(set.meta().annotations().get(Keys.EPHEMERAL_METADATA)).stream();
    }

    private static List<String> behind(Releases web) {
        return web.cluster.replicaSets().stream()
                .filter(set -> set.meta().annotations().containsKey(Keys.PODS_BEHIND))
                .map(ReplicaSet::name)
                .toList();
    }
}
