package dev.sluice.starter.cli.show;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.cluster.Changes;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Followed;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.view.RolloutObjects;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;

/** A Rollout and the objects around it, kept up to date by watches until closed. */
public final class LiveSurroundings implements AutoCloseable {
    private final String name;
    private final Followed rollout;
    private final Followed replicaSets;
    private final Followed pods;
    private final Optional<Followed> analysisRuns;
    private final Optional<Followed> experiments;

    /** Begins to follow; what exists is known when the constructor returns. */
    public LiveSurroundings(Cluster cluster, String name, Changes changes) {
        this.name = name;
        this.rollout = cluster.follow(Kinds.ROLLOUT, name, changes);
        this.replicaSets = cluster.follow(Kinds.REPLICA_SET, changes);
        this.pods = cluster.follow(Kinds.POD, changes);
        this.analysisRuns = optional(cluster, Kinds.ANALYSIS_RUN, changes);
        this.experiments = optional(cluster, Kinds.EXPERIMENT, changes);
    }

    private static Optional<Followed> optional(Cluster cluster, ResourceDefinitionContext kind, Changes changes) {
        return new Surroundings(cluster).has(kind) ? Optional.of(cluster.follow(kind, changes)) : Optional.empty();
    }

    /**
     * The objects as of now.
     *
     * @throws CommandFailed when the Rollout is gone
     */
    public RolloutObjects read() {
        return new RolloutObjects(
                rollout.objects().stream()
                        .findFirst()
                        .orElseThrow(() -> new CommandFailed("rollout '" + name + "' does not exist any more")),
                replicaSets.objects(),
                pods.objects(),
                objects(analysisRuns),
                objects(experiments));
    }

    private static List<Json.Obj> objects(Optional<Followed> followed) {
        return followed.map(Followed::objects).orElse(List.of());
    }

    @Override
    public void close() {
        rollout.close();
        replicaSets.close();
        pods.close();
        analysisRuns.ifPresent(Followed::close);
        experiments.ifPresent(Followed::close);
    }
}
