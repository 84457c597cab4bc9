package dev.sluice.starter.cli.edit;

import dev.sluice.domain.rollout.Times;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.DurationFlag;
import dev.sluice.starter.cli.cluster.KubeOptions;
import dev.sluice.starter.view.Ages;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice restart NAME [--in 10m]}. */
@Command(name = "restart", description = "Replace the pods of a Rollout, a few at a time.")
public final class Restart implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The Rollout's name.")
    private String name = "";

    @Option(
            names = {"-i", "--in"},
            paramLabel = "DURATION",
            defaultValue = "0s",
            converter = DurationFlag.class,
            description = "When to begin, counted from now, such as 10m (default ${DEFAULT-VALUE}).")
    private Duration in = Duration.ZERO;

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    private final Clock clock;

    public Restart() {
        this(Clock.systemUTC());
    }

    Restart(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run() {
        SpecPatch patch = new SpecPatch("restartAt", Times.write(clock.instant().plus(in)));
        kube.use(cluster -> patch.apply(cluster, name));
        console.line("rollout '%s' restarts in %s".formatted(name, Ages.text(in)));
    }
}
