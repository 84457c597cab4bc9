package dev.sluice.starter.cli.flow;

import dev.sluice.domain.command.Command.Kind;
import dev.sluice.starter.cli.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice abort NAME}. */
@Command(name = "abort", description = "Abort the release in progress and go back to the stable version.")
public final class Abort implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The Rollout's name.")
    private String name = "";

    @Mixin
    private final FlowTarget target;

    @Mixin
    private final Console console = new Console();

    public Abort() {
        this(new FlowTarget());
    }

    Abort(FlowTarget target) {
        this.target = target;
    }

    @Override
    public void run() {
        target.send(name, Kind.abort, console);
        console.line("rollout '%s' aborted".formatted(name));
    }
}
