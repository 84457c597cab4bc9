package dev.sluice.starter;

import dev.sluice.starter.cli.Conventions;
import dev.sluice.starter.cli.analysis.AnalysisGroup;
import dev.sluice.starter.cli.analysis.CreateGroup;
import dev.sluice.starter.cli.analysis.TerminateGroup;
import dev.sluice.starter.cli.edit.Pause;
import dev.sluice.starter.cli.edit.Restart;
import dev.sluice.starter.cli.edit.Resume;
import dev.sluice.starter.cli.edit.SetGroup;
import dev.sluice.starter.cli.edit.Undo;
import dev.sluice.starter.cli.flow.Abort;
import dev.sluice.starter.cli.flow.Promote;
import dev.sluice.starter.cli.flow.Retry;
import dev.sluice.starter.cli.flow.Skip;
import dev.sluice.starter.cli.history.History;
import dev.sluice.starter.cli.lint.Lint;
import dev.sluice.starter.cli.show.GetGroup;
import dev.sluice.starter.cli.show.ListGroup;
import dev.sluice.starter.cli.show.Status;
import dev.sluice.starter.cli.simulate.Simulate;
import dev.sluice.starter.demo.DemoCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code sluice}. */
@Command(
        name = "sluice",
        description = "Progressive delivery for Kubernetes, each release a durable Temporal workflow.")
public final class Sluice {
    static final List<Class<?>> COMMANDS = List.of(
            ControllerCommand.class,
            WorkerCommand.class,
            StarterCommand.class,
            VersionCommand.class,
            DemoCommand.class,
            GetGroup.class,
            ListGroup.class,
            Status.class,
            History.class,
            Lint.class,
            Simulate.class,
            AnalysisGroup.class,
            Promote.class,
            Skip.class,
            Abort.class,
            Retry.class,
            Pause.class,
            Resume.class,
            Undo.class,
            Restart.class,
            SetGroup.class,
            CreateGroup.class,
            TerminateGroup.class);

    /** Runs the command and ends the process with its exit code: 0 done, 1 refused or failed, 2 wrong usage. */
    public static void main(String[] args) {
        System.exit(program().execute(args));
    }

    /** All commands, ready to be executed. */
    static CommandLine program() {
        CommandLine program = new CommandLine(new Sluice());
        COMMANDS.forEach(program::addSubcommand);
        return Conventions.apply(program);
    }
}
