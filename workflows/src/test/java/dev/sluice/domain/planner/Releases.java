package dev.sluice.domain.planner;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.domain.simulate.SimulatedCluster;
import dev.sluice.domain.simulate.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** A Rollout on a simulated cluster, and what a user does to it. */
final class Releases {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration READY_AFTER = Duration.ofSeconds(2);

    final SimulatedCluster cluster;
    final Simulation simulation;

    private Releases(Json.Obj rollout, Planner planner) {
        cluster = new SimulatedCluster(rollout, START, Releases::readiness);
        simulation = new Simulation(planner, cluster);
    }

    private static Optional<Duration> readiness(Json.Obj template) {
        boolean bad = template.obj("spec").list("containers").stream()
                .anyMatch(container ->
                        ((Json.Obj) container).text("image").orElse("").contains("bad"));
        return bad ? Optional.empty() : Optional.of(READY_AFTER);
    }

    static Releases of(int replicas, Object... steps) {
        return with(replicas, Map.of(), Map.of(), steps);
    }

    static Releases with(int replicas, Map<String, Object> spec, Map<String, Object> canary, Object... steps) {
        Map<String, Object> strategy = new LinkedHashMap<>(canary);
        strategy.put("steps", List.of(steps));
        return by("canary", replicas, spec, strategy, new RolloutPlanner());
    }

    /** A blue-green Rollout with the active Service {@code web}. */
    static Releases blueGreen(int replicas, Map<String, Object> spec, Map<String, Object> blueGreen) {
        return blueGreen(replicas, spec, blueGreen, new RolloutPlanner());
    }

    static Releases blueGreen(int replicas, Map<String, Object> spec, Map<String, Object> blueGreen, Planner planner) {
        Map<String, Object> strategy = new LinkedHashMap<>(blueGreen);
        strategy.putIfAbsent("activeService", "web");
        return by("blueGreen", replicas, spec, strategy, planner);
    }

    private static Releases by(
            String kind, int replicas, Map<String, Object> spec, Map<String, Object> strategy, Planner planner) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("replicas", replicas);
        all.put("selector", Map.of("matchLabels", Map.of("app", "web")));
        all.put("template", template("web:1"));
        all.put("strategy", Map.of(kind, strategy));
        all.putAll(spec);
        return new Releases(
                (Json.Obj) Json.from(Map.of(
                        "apiVersion",
                        "argoproj.io/v1alpha1",
                        "kind",
                        "Rollout",
                        "metadata",
                        Map.of("name", "web", "namespace", "demo"),
                        "spec",
                        all)),
                planner);
    }

    static Map<String, Object> template(String image) {
        return Map.of(
                "metadata",
                Map.of("labels", Map.of("app", "web")),
                "spec",
                Map.of("containers", List.of(Map.of("name", "web", "image", image))));
    }

    static Map<String, Object> setWeight(int weight) {
        return Map.of("setWeight", weight);
    }

    static Map<String, Object> pause() {
        return Map.of("pause", Map.of());
    }

    static Map<String, Object> pause(Object duration) {
        return Map.of("pause", Map.of("duration", duration));
    }

    Releases deployed() {
        run();
        return this;
    }

    Plan run() {
        return simulation.run();
    }

    Releases image(String image) {
        return spec("template", template(image));
    }

    Releases spec(String field, Object value) {
        cluster.patch(Json.Obj.EMPTY.with("spec", Json.Obj.EMPTY.with(field, Json.from(value))));
        return this;
    }

    /** Changes a field of the blue-green strategy; {@link Json#NULL} takes it away. */
    Releases blueGreen(String field, Json value) {
        Json.Obj strategy = Json.Obj.EMPTY.with("blueGreen", Json.Obj.EMPTY.with(field, value));
        cluster.patch(Json.Obj.EMPTY.with("spec", Json.Obj.EMPTY.with("strategy", strategy)));
        return this;
    }

    Releases status(String field, Json value) {
        cluster.patch(Json.Obj.EMPTY.with("status", Json.Obj.EMPTY.with(field, value)));
        return this;
    }

    RolloutStatus status() {
        return cluster.rollout().status();
    }

    String phase() {
        return (status().phase().phase() + " " + status().phase().message()).strip();
    }

    /**
     * A user, an autoscaler or a node does something.
     *
     * @param most pods that are ever wanted
     */
    void disturb(Random random, int most) {
        switch (random.nextInt(8)) {
            case 0 -> image("web:" + (1 + random.nextInt(4)));
            case 1 -> status("abort", Json.of(true));
            case 2 -> status("abort", Json.of(false));
            case 3 -> status("pauseConditions", Json.NULL);
            case 4 -> spec("replicas", 1 + random.nextInt(most));
            case 5 -> status("promoteFull", Json.of(true));
            case 6 -> spec("paused", random.nextBoolean());
            default -> {
                List<ReplicaSet> sets = cluster.replicaSets();
                cluster.losePod(sets.get(random.nextInt(sets.size())).name());
            }
        }
    }

    /** Reasons of the events so far. */
    List<String> reasons() {
        return cluster.events().stream().map(Event::reason).toList();
    }

    /** Messages of the events from the given number on. */
    List<String> messagesFrom(int first) {
        return cluster.events().stream().skip(first).map(Event::message).toList();
    }

    /** {@code revision=pods} of each ReplicaSet, oldest first. */
    List<String> sizes() {
        return cluster.replicaSets().stream()
                .map(set -> set.revision() + "=" + set.replicas())
                .toList();
    }

    Stream<String> conditions() {
        return status().conditions().stream()
                .map(condition -> condition.type() + " " + condition.status() + " " + condition.reason());
    }

    /** The revision whose pods a Service selects; 0 when it selects no ReplicaSet's. */
    int revisionBehind(String service) {
        String hash = cluster.services().stream()
                .filter(found -> found.name().equals(service))
                .findFirst()
                .orElseThrow()
                .hash();
        return cluster.replicaSets().stream()
                .filter(set -> set.hash().equals(hash))
                .mapToInt(ReplicaSet::revision)
                .findFirst()
                .orElse(0);
    }

    /** Lets this much time pass, with all that becomes due meanwhile. */
    Plan after(Duration time) {
        Instant end = cluster.now().plus(time);
        simulation.settle();
        while (next().filter(end::isAfter).isPresent()) {
            cluster.advanceTo(next().orElseThrow());
            simulation.settle();
        }
        cluster.advanceTo(end);
        return simulation.settle();
    }

    private Optional<Instant> next() {
        return Stream.concat(simulation.last().deadline().stream(), cluster.nextChange().stream())
                .filter(cluster.now()::isBefore)
                .min(Instant::compareTo);
    }
}
