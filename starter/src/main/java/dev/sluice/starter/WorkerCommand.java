package dev.sluice.starter;

import dev.sluice.starter.process.ProcessOptions;
import dev.sluice.starter.process.ProcessRun;
import dev.sluice.starter.process.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice worker}: runs until it is told to end. */
@Command(name = "worker", description = "Carry out releases; a starter elsewhere watches the cluster.", mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {
    private final CommandSpec command;

    @Mixin
    private ProcessOptions options = new ProcessOptions();

    WorkerCommand(@Spec CommandSpec command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        return ProcessRun.until(command.commandLine(), options, Role.WORKER);
    }
}
