package dev.sluice.starter;

import dev.sluice.starter.cli.Console;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice version}: the build's version and the Java it runs on. */
@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Runnable {
    @Mixin
    private final Console console = new Console();

    @Override
    public void run() {
        String version = Optional.ofNullable(Sluice.class.getPackage().getImplementationVersion())
                .orElse("not packaged");
        console.line("sluice %s (Java %s)".formatted(version, Runtime.version()));
    }
}
