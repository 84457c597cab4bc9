package dev.sluice.starter.cli.history;

import dev.sluice.contract.Names;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.OutputFormat;
import dev.sluice.starter.cli.TemporalFault;
import dev.sluice.starter.cli.TemporalOptions;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.cli.cluster.KubeOptions;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice history NAME}. */
@Command(name = "history", description = "Tell what became of the releases of a Rollout, and who asked what of them.")
public final class History implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The Rollout's name.")
    private String name = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "Print the records for programs: ${COMPLETION-CANDIDATES}.")
    private @Nullable OutputFormat format;

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final TemporalOptions temporal = new TemporalOptions();

    @Mixin
    private final Console console = new Console();

    private final Function<TemporalOptions, RunList> runs;
    private final Clock clock;

    public History() {
        this(TemporalRuns::new, Clock.systemUTC());
    }

    /** @param runs finds runs on the server that the options name */
    History(Function<TemporalOptions, RunList> runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public void run() {
        kube.use(this::show);
    }

    private void show(Cluster cluster) {
        Json.Obj rollout = cluster.rollout(name);
        List<ReleaseRecord> kept = KeptRecords.of(rollout, cluster.list(Kinds.REPLICA_SET));
        List<PastRelease> releases = Releases.of(runs(cluster), kept);
        console.text(
                format == null
                        ? new HistoryTable(rollout, clock.instant()).text(releases)
                        : format.write(WireMapper.create().convertValue(releases, Object.class)));
    }

    private List<Run> runs(Cluster cluster) {
        String id = Names.rolloutWorkflow(temporal.cluster(), cluster.namespace(), name);
        try {
            return runs.apply(temporal).runs(id);
        } catch (StatusRuntimeException failure) {
            console.note("Temporal cannot be reached (" + TemporalFault.text(failure)
                    + "): showing only what ReplicaSets keep");
            return List.of();
        }
    }
}
