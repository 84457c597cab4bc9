package dev.sluice.starter.cli.show;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.OutputFormat;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.cli.cluster.KubeOptions;
import dev.sluice.starter.view.analysis.AnalysisRunTable;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice list analysisruns [-A] [--phase PHASE] [--owner NAME]}. */
@Command(
        name = "analysisruns",
        aliases = {"analysisrun", "ar"},
        description = "List AnalysisRuns, one per line, the newest first.")
public final class ListAnalysisRuns implements Runnable {
    @Option(
            names = {"-A", "--all-namespaces"},
            description = "In all namespaces.")
    private boolean everywhere;

    @Option(
            names = "--phase",
            paramLabel = "PHASE",
            split = ",",
            description = "Only those in one of these phases: ${COMPLETION-CANDIDATES}.")
    private List<Phase> phases = List.of();

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "Only those of the Rollout or Experiment of this name.")
    private @Nullable String owner;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "Print the objects themselves: ${COMPLETION-CANDIDATES}.")
    private @Nullable OutputFormat format;

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    private final Clock clock;

    public ListAnalysisRuns() {
        this(Clock.systemUTC());
    }

    ListAnalysisRuns(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run() {
        kube.use(this::show);
    }

    private void show(Cluster cluster) {
        List<Json.Obj> all = everywhere ? cluster.listEverywhere(Kinds.ANALYSIS_RUN) : cluster.list(Kinds.ANALYSIS_RUN);
        List<Json.Obj> wanted = AnalysisRunTable.newestFirst(
                all.stream().filter(object -> wanted(AnalysisRun.read(object))).toList());
        console.text(
                format == null
                        ? new AnalysisRunTable(everywhere, clock.instant())
                                .text(wanted.stream().map(AnalysisRun::read).toList())
                        : format.write(ItemList.of(wanted)));
    }

    private boolean wanted(AnalysisRun run) {
        return (phases.isEmpty() || phases.contains(run.phase()))
                && (owner == null
                        || run.owner()
                                .filter(controller -> controller.name().equals(owner))
                                .isPresent());
    }
}
