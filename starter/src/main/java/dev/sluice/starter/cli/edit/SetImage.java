package dev.sluice.starter.cli.edit;

import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Conflicts;
import dev.sluice.starter.cli.cluster.KubeOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice set image NAME container=image…}. */
@Command(name = "image", description = "Set the images of containers, which begins a release.")
public final class SetImage implements Runnable {
    @Parameters(index = "0", paramLabel = "NAME", description = "The Rollout's name.")
    private String name = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "CONTAINER=IMAGE",
            description = "The container, or * for all, and its new image.")
    private Map<String, String> images = new LinkedHashMap<>();

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    @Override
    public void run() {
        kube.use(cluster -> Conflicts.retry(() -> change(cluster)));
        console.line("rollout \"%s\" image updated".formatted(name));
    }

    private void change(Cluster cluster) {
        TemplateHolder holder = TemplateHolder.of(cluster.rollout(name));
        holder.change(cluster, ImageChanges.of(holder.template(cluster), new LinkedHashMap<>(images)));
    }
}
