package dev.sluice.starter.cli.analysis;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.cli.cluster.KubeOptions;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice terminate analysisrun NAME…} (spec 7.2). */
@Command(
        name = "analysisrun",
        aliases = {"analysisruns", "ar"},
        description = "End AnalysisRuns early: spec.terminate becomes true. One that has ended stays as it is.")
public final class TerminateAnalysisRun implements Runnable {
    private static final Json.Obj TERMINATE =
            Json.Obj.EMPTY.with("spec", Json.Obj.EMPTY.with("terminate", Json.of(true)));

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "The AnalysisRun's name.")
    private List<String> names = List.of();

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    @Override
    public void run() {
        kube.use(cluster -> names.forEach(name -> terminate(cluster, name)));
    }

    private void terminate(Cluster cluster, String name) {
        AnalysisRun run = AnalysisRun.read(cluster.get(Kinds.ANALYSIS_RUN, name));
        if (run.completed()) {
            console.line("analysisRun '%s' has ended already: %s".formatted(name, run.phase()));
            return;
        }
        cluster.merge(Kinds.ANALYSIS_RUN, name, TERMINATE);
        console.line("analysisRun '%s' terminated".formatted(name));
    }
}
