package dev.sluice.starter.cli.show;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.OutputFormat;
import dev.sluice.starter.cli.cluster.Changes;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Followed;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.cli.cluster.KubeOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice list rollouts [-A] [--watch]}. */
@Command(
        name = "rollouts",
        aliases = {"rollout", "ro"},
        description = "List Rollouts, one per line.")
public final class ListRollouts implements Runnable {
    @Option(names = "--name", paramLabel = "NAME", description = "Only the Rollout of this name.")
    private @Nullable String name;

    @Option(
            names = {"-A", "--all-namespaces"},
            description = "In all namespaces.")
    private boolean everywhere;

    @Option(
            names = {"-w", "--watch"},
            description = "Print a line again whenever it changes.")
    private boolean watch;

    @Option(names = "--timestamps", description = "Begin each line with the time.")
    private boolean timestamps;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "Print the objects themselves: ${COMPLETION-CANDIDATES}.")
    private @Nullable OutputFormat format;

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    private final Clock clock;

    public ListRollouts() {
        this(Clock.systemUTC());
    }

    ListRollouts(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run() {
        kube.use(this::show);
    }

    private void show(Cluster cluster) {
        List<Json.Obj> found = wanted(everywhere ? cluster.listEverywhere(Kinds.ROLLOUT) : cluster.list(Kinds.ROLLOUT));
        if (format != null) {
            console.text(format.write(ItemList.of(found)));
            return;
        }
        if (watch) {
            watch(cluster);
        } else {
            console.text(lines().update(found));
        }
    }

    private void watch(Cluster cluster) {
        Changes changes = new Changes();
        RolloutLines lines = lines();
        try (Followed rollouts = follow(cluster, changes)) {
            while (!Thread.currentThread().isInterrupted()) {
                console.text(lines.update(wanted(rollouts.objects())));
                changes.await(Duration.ofDays(1));
            }
        }
    }

    private Followed follow(Cluster cluster, Changes changes) {
        return everywhere ? cluster.followEverywhere(Kinds.ROLLOUT, changes) : cluster.follow(Kinds.ROLLOUT, changes);
    }

    private RolloutLines lines() {
        return new RolloutLines(everywhere, timestamps, clock);
    }

    private List<Json.Obj> wanted(List<Json.Obj> all) {
        return all.stream()
                .filter(rollout -> name == null
                        || rollout.obj("metadata")
                                .text("name")
                                .filter(name::equals)
                                .isPresent())
                .toList();
    }
}
