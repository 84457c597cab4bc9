package dev.sluice.starter.view;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.starter.view.RolloutView.Strategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the {@link RolloutView} of a Rollout from the objects as stored. */
public final class Screen {
    private final RolloutObjects objects;
    private final Roles roles;
    private final ReplicaSetNodes replicaSets;

    private Screen(RolloutObjects objects, Instant now) {
        this.objects = objects;
        this.roles = new Roles(objects.rollout());
        this.replicaSets = new ReplicaSetNodes(objects, now);
    }

    /**
     * The view.
     *
     * @param now scale-down delays are counted from here
     */
    public static RolloutView of(RolloutObjects objects, Instant now) {
        return new Screen(objects, now).view();
    }

    private RolloutView view() {
        Json.Obj rollout = objects.rollout();
        return new RolloutView(
                rollout.obj("metadata").text("namespace").orElse(""),
                RolloutObjects.name(rollout),
                RolloutObjects.created(rollout),
                ClientPhase.of(rollout),
                strategy(),
                new Images(objects, roles).all(),
                replicas(rollout),
                revisions());
    }

    private Strategy strategy() {
        Json.Obj strategy = objects.rollout().obj("spec").obj("strategy");
        if (strategy.get("canary").isPresent()) {
            CanaryProgress progress = CanaryProgress.of(objects.rollout());
            return new Strategy.Canary(progress.step(), progress.setWeight(), progress.actualWeight(canaryAvailable()));
        }
        return strategy.get("blueGreen").isPresent() ? new Strategy.BlueGreen() : new Strategy.None();
    }

    private long canaryAvailable() {
        return objects.ownReplicaSets().stream()
                .filter(set -> roles.isCanary(hash(set)))
                .mapToLong(set -> set.obj("status").integer("availableReplicas").orElse(0))
                .sum();
    }

    private static RolloutView.Replicas replicas(Json.Obj rollout) {
        Json.Obj status = rollout.obj("status");
        return new RolloutView.Replicas(
                rollout.obj("spec").integer("replicas").orElse(1),
                status.integer("replicas").orElse(0),
                status.integer("updatedReplicas").orElse(0),
                status.integer("readyReplicas").orElse(0),
                status.integer("availableReplicas").orElse(0));
    }

    private List<RolloutView.Revision> revisions() {
        TreeMap<Long, List<Node>> byNumber = new TreeMap<>(Comparator.reverseOrder());
        put(byNumber, objects.ownReplicaSets().stream(), set -> replicaSets.node(set, roles.of(hash(set))));
        put(byNumber, owned(objects.experiments()), this::experiment);
        put(byNumber, owned(objects.analysisRuns()), AnalysisNodes::of);
        return byNumber.entrySet().stream()
                .map(entry -> new RolloutView.Revision(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Stream<Json.Obj> owned(List<Json.Obj> all) {
        return RolloutObjects.ownedBy(objects.rollout(), all).stream();
    }

    private static void put(Map<Long, List<Node>> byNumber, Stream<Json.Obj> found, Function<Json.Obj, Node> show) {
        found.forEach(object -> byNumber.computeIfAbsent(revision(object), none -> new ArrayList<>())
                .add(show.apply(object)));
    }

    private Node experiment(Json.Obj experiment) {
        String phase = experiment.obj("status").text("phase").orElse("Pending");
        Stream<Node> sets = RolloutObjects.ownedBy(experiment, objects.replicaSets()).stream()
                .map(set -> replicaSets.node(set, List.of()));
        Stream<Node> runs = RolloutObjects.ownedBy(experiment, objects.analysisRuns()).stream()
                .map(AnalysisNodes::of);
        return new Node(
                Node.Kind.Experiment,
                RolloutObjects.name(experiment),
                new Node.State(Icon.ofAnalysis(phase), phase),
                RolloutObjects.created(experiment),
                List.of(),
                Stream.concat(sets, runs).toList());
    }

    private static long revision(Json.Obj object) {
        try {
            return Long.parseLong(
                    RolloutObjects.annotation(object, Keys.REVISION).orElse("0"));
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    private static String hash(Json.Obj set) {
        return set.obj("metadata").obj("labels").text(Keys.POD_TEMPLATE_HASH).orElse("");
    }
}
