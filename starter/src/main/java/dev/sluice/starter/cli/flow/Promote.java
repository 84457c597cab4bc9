package dev.sluice.starter.cli.flow;

import dev.sluice.domain.command.Command.Kind;
import dev.sluice.starter.cli.Console;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice promote NAME [--full]}. */
@Command(name = "promote", description = "End a pause, or pass the current step of a release.")
public final class Promote implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The Rollout's name.")
    private String name = "";

    @ArgGroup
    private final Extent extent = new Extent();

    @Mixin
    private final FlowTarget target;

    @Mixin
    private final Console console = new Console();

    /** How far to promote; none of the flags means one step. */
    private static final class Extent {
        @Option(names = "--full", description = "Pass all steps, pauses and analyses.")
        private boolean full;

        @Option(
                names = {"-c", "--skip-current-step"},
                hidden = true,
                description = "Pass the current step; see skip.")
        private boolean step;
    }

    public Promote() {
        this(new FlowTarget());
    }

    Promote(FlowTarget target) {
        this.target = target;
    }

    @Override
    public void run() {
        target.send(name, kind(), console);
        console.line("rollout '%s' %s".formatted(name, extent.full ? "fully promoted" : "promoted"));
    }

    private Kind kind() {
        if (extent.full) {
            return Kind.promoteFull;
        }
        return extent.step ? Kind.skipStep : Kind.promote;
    }
}
