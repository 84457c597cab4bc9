package dev.sluice.starter.cli.edit;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Conflicts;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.cli.cluster.KubeOptions;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice undo NAME [--to-revision N]}. */
@Command(name = "undo", description = "Go back to the pod template of an earlier revision.")
public final class Undo implements Runnable {
    private static final String TEMPLATE = "/spec/template";

    @Parameters(paramLabel = "NAME", description = "The Rollout's name.")
    private String name = "";

    @Option(
            names = "--to-revision",
            paramLabel = "N",
            defaultValue = "0",
            description = "The revision; 0 is the one before the newest (default ${DEFAULT-VALUE}).")
    private int revision;

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    @Override
    public void run() {
        kube.use(cluster -> Conflicts.retry(() -> undo(cluster)));
    }

    private void undo(Cluster cluster) {
        Json.Obj rollout = cluster.rollout(name);
        ReplicaSet set = Revisions.of(rollout, cluster.list(Kinds.REPLICA_SET)).find(revision);
        TemplateHolder holder = TemplateHolder.of(rollout);
        Json.Obj current = holder.template(cluster);
        Json.Obj wanted = UserTemplate.of(set);
        if (wanted.equals(current) || isCurrent(rollout, set)) {
            console.line("skipped rollback (current template already matches revision %d)".formatted(set.revision()));
            return;
        }
        holder.change(cluster, List.of(JsonPatch.test(TEMPLATE, current), JsonPatch.replace(TEMPLATE, wanted)));
        console.line("rollout '%s' undo".formatted(name));
    }

    /** The ReplicaSet carries defaults that the Rollout's template lacks, so a hash that was observed tells more. */
    private static boolean isCurrent(Json.Obj rollout, ReplicaSet set) {
        Json.Obj status = rollout.obj("status");
        String generation =
                Long.toString(rollout.obj("metadata").integer("generation").orElse(0));
        return status.text("observedGeneration").filter(generation::equals).isPresent()
                && status.text("currentPodHash").filter(set.hash()::equals).isPresent();
    }
}
