package dev.sluice.starter.cli.show;

import dev.sluice.domain.rollout.PhaseMessage;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.DurationFlag;
import dev.sluice.starter.cli.cluster.Changes;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Followed;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.cli.cluster.KubeOptions;
import dev.sluice.starter.view.ClientPhase;
import dev.sluice.starter.view.Printable;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice status NAME [--watch=false] [--timeout 5m]}. */
@Command(
        name = "status",
        description = "Wait until a Rollout is healthy; exit 1 when it is degraded or the time is over.")
public final class Status implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The Rollout's name.")
    private String name = "";

    @Option(
            names = {"-w", "--watch"},
            arity = "0..1",
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait for the end of the release (default ${DEFAULT-VALUE}).")
    private boolean watch;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "DURATION",
            defaultValue = "0",
            converter = DurationFlag.class,
            description = "How long to wait; 0 for no limit (default ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    @Override
    public void run() {
        kube.use(this::show);
    }

    private void show(Cluster cluster) {
        PhaseMessage now = ClientPhase.of(cluster.rollout(name));
        if (!watch) {
            print(now);
            return;
        }
        Changes changes = new Changes();
        try (Followed rollout = cluster.follow(Kinds.ROLLOUT, name, changes)) {
            new PhaseWatch(() -> phase(rollout), changes, Deadline.after(timeout, Clock.systemUTC()))
                    .untilEnd(this::print);
        }
    }

    private PhaseMessage phase(Followed rollout) {
        return rollout.objects().stream()
                .findFirst()
                .map(ClientPhase::of)
                .orElseThrow(() -> new CommandFailed("rollout '" + name + "' does not exist any more"));
    }

    private void print(PhaseMessage phase) {
        console.line(Printable.of(phase.message().isEmpty() ? phase.phase() : phase.phase() + " - " + phase.message()));
    }
}
