package dev.sluice.starter.cli.show;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.DurationFlag;
import dev.sluice.starter.cli.OutputFormat;
import dev.sluice.starter.cli.cluster.Changes;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Followed;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.cli.cluster.KubeOptions;
import dev.sluice.starter.view.analysis.AnalysisRunPage;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice get analysisrun NAME [--watch]}. */
@Command(
        name = "analysisrun",
        aliases = {"analysisruns", "ar"},
        description = "Show an AnalysisRun with its metrics, their measurements and what is measured next.")
public final class GetAnalysisRun implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The AnalysisRun's name.")
    private String name = "";

    @Option(
            names = {"-w", "--watch"},
            description =
                    "Draw it again whenever something changes, until it has ended; exit 1 unless it is Successful.")
    private boolean watch;

    @Option(
            names = "--timeout-seconds",
            paramLabel = "DURATION",
            defaultValue = "0",
            converter = DurationFlag.class,
            description = "How long to watch; 0 for no limit (default ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "Print the object itself: ${COMPLETION-CANDIDATES}.")
    private @Nullable OutputFormat format;

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    private final Clock clock;

    public GetAnalysisRun() {
        this(Clock.systemUTC());
    }

    GetAnalysisRun(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run() {
        kube.use(this::show);
    }

    private void show(Cluster cluster) {
        Json.Obj found = cluster.get(Kinds.ANALYSIS_RUN, name);
        if (format != null) {
            console.text(format.write(Objects.requireNonNull(Json.toPlain(found))));
            return;
        }
        if (watch) {
            judge(watch(cluster));
        } else {
            console.text(text(AnalysisRun.read(found)));
        }
    }

    private AnalysisRun watch(Cluster cluster) {
        Changes changes = new Changes();
        try (Followed followed = cluster.follow(Kinds.ANALYSIS_RUN, name, changes)) {
            return new Redraw(console, changes, Deadline.after(timeout, clock))
                    .run(() -> only(followed), this::text, AnalysisRun::completed);
        }
    }

    private AnalysisRun only(Followed followed) {
        return followed.objects().stream()
                .findFirst()
                .map(AnalysisRun::read)
                .orElseThrow(() -> new CommandFailed("analysisRun '" + name + "' does not exist any more"));
    }

    private void judge(AnalysisRun last) {
        if (!last.completed()) {
            throw new CommandFailed("AnalysisRun watch exceeded timeout");
        }
        if (last.phase() != Phase.Successful) {
            String message = last.status().message();
            throw new CommandFailed("analysisRun '%s' has ended: %s%s"
                    .formatted(name, last.phase(), message.isEmpty() ? "" : " - " + message));
        }
    }

    private String text(AnalysisRun run) {
        return new AnalysisRunPage(console.coloured()).text(run, clock.instant());
    }
}
