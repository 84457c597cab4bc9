package dev.sluice.starter.cli.edit;

import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.cluster.KubeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice pause NAME}. */
@Command(name = "pause", description = "Hold a Rollout until it is resumed: spec.paused becomes true.")
public final class Pause implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The Rollout's name.")
    private String name = "";

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    @Override
    public void run() {
        kube.use(cluster -> SpecPatch.of("paused", true).apply(cluster, name));
        console.line("rollout '%s' paused".formatted(name));
    }
}
