package dev.sluice.starter.cli.edit;

import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.cluster.KubeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice resume NAME}. */
@Command(name = "resume", description = "Let a Rollout go on that was paused: spec.paused becomes false.")
public final class Resume implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The Rollout's name.")
    private String name = "";

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    @Override
    public void run() {
        kube.use(cluster -> SpecPatch.of("paused", false).apply(cluster, name));
        console.line("rollout '%s' resumed".formatted(name));
    }
}
