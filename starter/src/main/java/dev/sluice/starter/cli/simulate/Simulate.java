package dev.sluice.starter.cli.simulate;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.planner.RolloutPlanner;
import dev.sluice.domain.simulate.SimulatedUpdate;
import dev.sluice.domain.simulate.TimelineEntry;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.OutputFormat;
import dev.sluice.starter.cli.cluster.FileTemplates;
import dev.sluice.starter.cli.cluster.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice simulate -f FILE}. */
@Command(
        name = "simulate",
        description = "Show how an update of a Rollout would go: when, which weight, how many pods, what it waits for.")
public final class Simulate implements Callable<Integer> {
    @Option(
            names = {"-f", "--filename"},
            required = true,
            paramLabel = "FILE",
            description = "A YAML file with a Rollout, and the workload that it refers to, if it does.")
    private Path file = Path.of("");

    @Option(
            names = "--set-image",
            paramLabel = "CONTAINER=IMAGE",
            description = "The image to update to; without it every container gets another tag.")
    private Map<String, String> images = new LinkedHashMap<>();

    @Option(
            names = "--ready-after",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long a pod takes to become available (default: ${DEFAULT-VALUE}).")
    private int readyAfter;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "json or yaml, for programs.")
    private @Nullable OutputFormat output;

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() {
        List<Json> documents = documents();
        Json.Obj rollout = rollout(documents);
        if (readyAfter < 0) {
            throw new CommandFailed("--ready-after is " + readyAfter + ", and must not be negative");
        }
        Optional<Json.Obj> workload = ReferredWorkload.of(rollout, documents);
        Json.Obj template = Images.change(template(rollout, workload), new LinkedHashMap<>(images));
        List<TimelineEntry> timeline = new SimulatedUpdate(
                        new RolloutPlanner(), Duration.ofSeconds(readyAfter), FileTemplates.of(documents))
                .run(rollout, workload, template);
        console.text(output == null ? Timeline.asTable(timeline) : output.write(Timeline.asTree(timeline)));
        return timeline.getLast().phase().equals("Degraded") ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private static Json.Obj template(Json.Obj rollout, Optional<Json.Obj> workload) {
        Json.Obj holder = workload.orElse(rollout);
        return holder.get("template").isPresent()
                ? holder.obj("template")
                : holder.obj("spec").obj("template");
    }

    private Json.Obj rollout(List<Json> documents) {
        return documents.stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .filter(object -> object.text("kind").filter("Rollout"::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new CommandFailed(file + " holds no Rollout"));
    }

    private List<Json> documents() {
        try {
            return Trees.documents(Files.readString(file));
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
