package dev.sluice.starter.cli.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The Rollout that a command is about. */
public final class OneRollout {
    @Parameters(index = "0", paramLabel = "NAME", description = "The Rollout's name.")
    private String name = "";

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    public String name() {
        return name;
    }

    /** A client for its cluster; close it after use. */
    public KubernetesClient connect() {
        return kube.connect();
    }
}
