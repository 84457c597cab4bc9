package dev.sluice.starter;

import dev.sluice.starter.cli.OneLineErrors;
import dev.sluice.starter.cli.edit.Pause;
import dev.sluice.starter.cli.edit.Restart;
import dev.sluice.starter.cli.edit.Resume;
import dev.sluice.starter.cli.edit.SetGroup;
import dev.sluice.starter.cli.edit.Undo;
import dev.sluice.starter.cli.flow.Abort;
import dev.sluice.starter.cli.flow.Promote;
import dev.sluice.starter.cli.flow.Retry;
import dev.sluice.starter.cli.flow.Skip;
import dev.sluice.starter.cli.show.GetGroup;
import dev.sluice.starter.cli.show.ListGroup;
import dev.sluice.starter.cli.show.Status;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code sluice}. */
@Command(
        name = "sluice",
        description = "Progressive delivery for Kubernetes, each release a durable Temporal workflow.",
        mixinStandardHelpOptions = true)
public final class Sluice {
    static final List<Class<?>> COMMANDS = List.of(
            GetGroup.class,
            ListGroup.class,
            Status.class,
            Promote.class,
            Skip.class,
            Abort.class,
            Retry.class,
            Pause.class,
            Resume.class,
            Undo.class,
            Restart.class,
            SetGroup.class);

    /** Runs the command and ends the process with its exit code: 0 done, 1 refused or failed, 2 wrong usage. */
    public static void main(String[] args) {
        CommandLine program = program();
        program.setOut(utf8(FileDescriptor.out));
        program.setErr(utf8(FileDescriptor.err));
        System.exit(program.execute(args));
    }

    /** All commands, ready to be executed. */
    static CommandLine program() {
        CommandLine program = new CommandLine(new Sluice());
        COMMANDS.forEach(program::addSubcommand);
        return program.setExecutionExceptionHandler(new OneLineErrors());
    }

    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }
}
