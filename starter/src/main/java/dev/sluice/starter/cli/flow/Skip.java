package dev.sluice.starter.cli.flow;

import dev.sluice.domain.command.Command.Kind;
import dev.sluice.starter.cli.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice skip NAME}. */
@Command(name = "skip", description = "Pass the current step of a release.")
public final class Skip implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The Rollout's name.")
    private String name = "";

    @Mixin
    private final FlowTarget target;

    @Mixin
    private final Console console = new Console();

    public Skip() {
        this(new FlowTarget());
    }

    Skip(FlowTarget target) {
        this.target = target;
    }

    @Override
    public void run() {
        target.send(name, Kind.skipStep, console);
        console.line("rollout '%s' skipped its step".formatted(name));
    }
}
