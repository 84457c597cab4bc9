package dev.sluice.starter.cli.show;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.DurationFlag;
import dev.sluice.starter.cli.OutputFormat;
import dev.sluice.starter.cli.cluster.Changes;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.KubeOptions;
import dev.sluice.starter.view.RolloutObjects;
import dev.sluice.starter.view.RolloutTree;
import dev.sluice.starter.view.Screen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice get rollout NAME [--watch]}. */
@Command(
        name = "rollout",
        aliases = {"rollouts", "ro"},
        description = "Show a Rollout with its revisions, ReplicaSets and pods.")
public final class GetRollout implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The Rollout's name.")
    private String name = "";

    @Option(
            names = {"-w", "--watch"},
            description = "Draw it again whenever something changes.")
    private boolean watch;

    @Option(
            names = "--timeout-seconds",
            paramLabel = "DURATION",
            defaultValue = "0",
            converter = DurationFlag.class,
            description = "How long to watch; 0 for no limit (default ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "Print the object itself: ${COMPLETION-CANDIDATES}.")
    private @Nullable OutputFormat format;

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    private final Clock clock;

    public GetRollout() {
        this(Clock.systemUTC());
    }

    GetRollout(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run() {
        kube.use(this::show);
    }

    private void show(Cluster cluster) {
        if (format != null) {
            console.text(format.write(Objects.requireNonNull(Json.toPlain(cluster.rollout(name)))));
            return;
        }
        RolloutObjects found = new Surroundings(cluster).read(name);
        if (watch) {
            watch(cluster);
        } else {
            console.text(text(found));
        }
    }

    private void watch(Cluster cluster) {
        Changes changes = new Changes();
        try (LiveSurroundings live = new LiveSurroundings(cluster, name, changes)) {
            new Redraw(console, changes, Deadline.after(timeout, clock)).run(live::read, this::text, endless -> false);
        }
    }

    private String text(RolloutObjects objects) {
        Instant now = clock.instant();
        return new RolloutTree(console.coloured()).text(Screen.of(objects, now), now);
    }
}
