package dev.sluice.starter;

import dev.sluice.starter.process.ProcessOptions;
import dev.sluice.starter.process.ProcessRun;
import dev.sluice.starter.process.Role;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice starter}: runs until it is told to end. */
@Command(
        name = "starter",
        description = "Watch the cluster and keep up what is at rest; workers elsewhere carry out releases.")
final class StarterCommand implements Callable<Integer> {
    @Mixin
    private ProcessOptions options = new ProcessOptions();

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        return ProcessRun.until(Objects.requireNonNull(command).commandLine(), options, Role.STARTER);
    }
}
