package dev.sluice.starter.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What all commands have in common: short usage, errors of one line, and text in UTF-8 whatever the locale says. */
public final class Conventions {
    private static final String HELP = "--help";

    private Conventions() {}

    /** Applies them to a program and all commands that it has by now. */
    public static CommandLine apply(CommandLine program) {
        describe(program);
        return program.setExecutionExceptionHandler(new OneLineErrors())
                .setParameterExceptionHandler(new UsageErrors())
                .setOut(utf8(FileDescriptor.out))
                .setErr(utf8(FileDescriptor.err));
    }

    private static void describe(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        spec.usageMessage().abbreviateSynopsis(true);
        if (spec.findOption(HELP) == null) {
            spec.addOption(OptionSpec.builder("-h", HELP)
                    .usageHelp(true)
                    .description("Print this text.")
                    .build());
        }
        command.getSubcommands().values().forEach(Conventions::describe);
    }

    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }
}
