package dev.sluice.starter.cli.analysis;

import dev.sluice.domain.analysis.assess.RunSpec;
import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.analysis.template.TemplateUnion;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.OutputFormat;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.cli.cluster.KubeOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice create analysisrun --from TEMPLATE} (spec 7.2). */
@Command(
        name = "analysisrun",
        aliases = {"analysisruns", "ar"},
        description = "Create an AnalysisRun from a template, and from those that it adds to itself.")
public final class CreateAnalysisRun implements Runnable {

    /** Where the template is; exactly one of the two. */
    static final class Origin {
        @Option(names = "--from", paramLabel = "TEMPLATE", description = "The template of the cluster.")
        private @Nullable String template;

        @Option(names = "--from-file", paramLabel = "FILE", description = "The file that holds the template.")
        private @Nullable Path file;

        TemplateSource source(boolean global, String namespace) {
            return file == null
                    ? TemplateSource.inCluster(Objects.requireNonNull(template), global)
                    : TemplateSource.inFile(file, global, namespace);
        }
    }

    @ArgGroup(multiplicity = "1")
    private Origin origin = new Origin();

    @Option(names = "--global", description = "The template is a ClusterAnalysisTemplate.")
    private boolean global;

    @Option(
            names = {"-a", "--argument"},
            paramLabel = "NAME=VALUE",
            converter = RunArgument.Converter.class,
            description = "Value of an argument; may be given more than once.")
    private List<RunArgument> arguments = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the run.")
    private @Nullable String name;

    @Option(
            names = "--generate-name",
            paramLabel = "PREFIX",
            description = "What a name made by the cluster begins with; else the template's name and a dash.")
    private @Nullable String generateName;

    @Option(names = "--instance-id", paramLabel = "ID", description = "Which controllers are to carry it out.")
    private @Nullable String instanceId;

    @Option(names = "--dry-run", description = "Print the object, and create nothing.")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "yaml",
            description = "How --dry-run prints it: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private OutputFormat format = OutputFormat.yaml;

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    @Override
    public void run() {
        kube.use(this::create);
    }

    private void create(Cluster cluster) {
        TemplateSource source = origin.source(global, cluster.namespace());
        Json.Obj run = Json.Obj.EMPTY
                .with("apiVersion", Json.of("argoproj.io/v1alpha1"))
                .with("kind", Json.of("AnalysisRun"))
                .with("metadata", metadata(source.first().name(), cluster.namespace()))
                .with("spec", spec(source, cluster));
        if (dryRun) {
            console.text(format.write(Objects.requireNonNull(Json.toPlain(run))));
            return;
        }
        Json.Obj created = cluster.create(Kinds.ANALYSIS_RUN, run);
        console.line("analysisrun.argoproj.io/%s created"
                .formatted(created.obj("metadata").text("name").orElse("")));
    }

    private Json.Obj metadata(String template, String namespace) {
        Json.Obj named = name == null
                ? Json.Obj.EMPTY.with("generateName", Json.of(prefix(template)))
                : Json.Obj.EMPTY.with("name", Json.of(name));
        Json.Obj meta = named.with("namespace", Json.of(namespace));
        return instanceId == null
                ? meta
                : meta.with("labels", Json.Obj.EMPTY.with(Keys.INSTANCE_ID, Json.of(instanceId)));
    }

    private String prefix(String template) {
        return Optional.ofNullable(generateName)
                .or(() -> Optional.of(template + "-").filter(prefix -> !template.isEmpty()))
                .orElseThrow(
                        () -> new CommandFailed("the template has no metadata.name: give --name or --generate-name"));
    }

    private Json.Obj spec(TemplateSource source, Cluster cluster) {
        try {
            TemplateUnion union = TemplateUnion.of(List.of(source.first()), source.templates(cluster));
            arguments.forEach(argument -> noteUnknown(argument, union));
            Json.Obj spec = union.runSpec(
                    union.resolved(arguments.stream().map(RunArgument::toJson).toList()));
            RunSpec.read(spec);
            return spec;
        } catch (InvalidAnalysis invalid) {
            throw new CommandFailed(invalid.why());
        }
    }

    /** Such a value is passed over (spec 4.2), which is seldom what was meant. */
    private void noteUnknown(RunArgument argument, TemplateUnion union) {
        boolean declared = union.args().stream()
                .anyMatch(
                        arg -> arg.text("name").filter(argument.name()::equals).isPresent());
        if (!declared) {
            console.note("no template declares the argument \"" + argument.name() + "\"");
        }
    }
}
