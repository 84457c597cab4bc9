package dev.sluice.starter.process;

import dev.sluice.worker.InvalidSetting;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** Runs a process until it is told to end. */
public final class ProcessRun {
    private ProcessRun() {}

    /**
     * Blocks until the process ends.
     *
     * @param command whose error stream is written to
     * @return 0 when it was told to end, 1 when it must not serve
     */
    public static int until(CommandLine command, ProcessOptions options, Role role) {
        options.applyLogging();
        try (SluiceProcess process = new SluiceProcess(config(command, options), role)) {
            Runtime.getRuntime().addShutdownHook(new Thread(process::close, "end"));
            process.start();
            Optional<String> refusal = process.awaitEnd();
            refusal.ifPresent(why -> command.getErr().println("error: " + why));
            return refusal.isPresent() ? ExitCode.SOFTWARE : ExitCode.OK;
        } catch (IOException portTaken) {
            command.getErr().println("error: cannot listen: " + portTaken.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private static ProcessConfig config(CommandLine command, ProcessOptions options) {
        try {
            return options.config();
        } catch (InvalidSetting wrong) {
            throw new ParameterException(command, String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
