package dev.sluice.starter.cli.lint;

import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.OutputFormat;
import dev.sluice.starter.cli.cluster.KubeOptions;
import dev.sluice.starter.cli.manifest.Source;
import dev.sluice.starter.cli.manifest.Unreadable;
import dev.sluice.starter.view.Printable;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice lint -f FILE} (spec 7.2). */
@Command(
        name = "lint",
        description = "Check the Rollouts and analyses of YAML or JSON files; say nothing of what is well.",
        footer = {
            "",
            "With --server (-s) the current kubeconfig's server, or the one given, judges pod templates by a dry run, and is"
                    + " asked for objects that the files refer to and do not hold.",
            "Ends with 0 when all is well, with 1 when something was found, with 2 when a file or the server cannot be read."
        })
public final class Lint implements Callable<Integer> {
    private static final int UNREADABLE = ExitCode.USAGE;

    private final InputStream in;

    @Option(
            names = {"-f", "--filename"},
            required = true,
            paramLabel = "FILE",
            description = "The file, - for standard input; may be given more than once.")
    private List<String> files = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "Print for programs: ${COMPLETION-CANDIDATES}.")
    private @Nullable OutputFormat format;

    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final Console console = new Console();

    public Lint() {
        this(System.in);
    }

    /** A command whose standard input is this. */
    Lint(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() {
        if (!kube.asksForServer()) {
            return lint(Optional.empty());
        }
        try (Server server = new Server(kube)) {
            return lint(Optional.of(server));
        } catch (Server.Unanswered silent) {
            return failed(silent.why());
        }
    }

    private int lint(Optional<Server> server) {
        Optional<String> namespace = kube.namespace().or(() -> server.map(Server::namespace));
        List<Manifest> manifests = new ArrayList<>();
        int unreadable = 0;
        for (String file : files) {
            unreadable = Math.max(unreadable, read(file, namespace, manifests));
        }
        Neighbours neighbours = new Neighbours(manifests, server);
        Linter linter = new Linter(neighbours);
        List<Finding> findings = manifests.stream()
                .flatMap(manifest -> linter.findings(manifest).stream())
                .toList();
        print(findings, neighbours.unseen());
        return Math.max(unreadable, findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE);
    }

    private int read(String file, Optional<String> namespace, List<Manifest> manifests) {
        try {
            Source.read(file, in).documents().stream()
                    .flatMap(document -> Manifest.of(file, document, namespace))
                    .forEach(manifests::add);
            return ExitCode.OK;
        } catch (Unreadable broken) {
            return failed(broken.why());
        }
    }

    private int failed(String why) {
        console.note("error: " + Printable.of(why));
        return UNREADABLE;
    }

    private void print(List<Finding> findings, List<String> unseen) {
        if (format != null) {
            SequencedMap<String, Object> all = new LinkedHashMap<>();
            all.put("findings", findings.stream().map(Finding::plain).toList());
            all.put("notChecked", unseen);
            console.text(format.write(all));
            return;
        }
        findings.forEach(finding -> console.line(finding.line()));
        if (!unseen.isEmpty()) {
            String how = kube.asksForServer() ? "not checked: " : "not checked without --server: ";
            console.note(Printable.of(how + String.join(", ", unseen)));
        }
    }
}
