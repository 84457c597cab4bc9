package dev.sluice.starter.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs that run to their end. */
final class Program {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Program() {}

    /**
     * What the program printed, errors included.
     *
     * @param environment added to this process's own
     * @throws AssertionError with what it printed, when it does not exit with 0 within two minutes
     */
    static String run(Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("sluice-e2e", ".out");
            int exit = exit(start(environment, command, output));
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (exit != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + exit + ":\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a program that writes all it prints to a file. */
    static Process start(Map<String, String> environment, List<String> command, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().remove("KUBECONFIG");
        builder.environment().keySet().removeIf(name -> name.startsWith("SLUICE_") && !name.startsWith("SLUICE_LOCAL"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int exit(Process process) throws InterruptedException {
        if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            return process.exitValue();
        }
        process.destroyForcibly().waitFor();
        return -1;
    }
}
