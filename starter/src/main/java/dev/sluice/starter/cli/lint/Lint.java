package dev.sluice.starter.cli.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Service;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.cluster.FileTemplates;
import dev.sluice.starter.cli.cluster.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice lint -f FILE}. */
@Command(name = "lint", description = "Check the Rollouts and analyses of YAML files; say nothing when all is well.")
public final class Lint implements Callable<Integer> {
    @Option(
            names = {"-f", "--filename"},
            required = true,
            paramLabel = "FILE",
            description = "The file; may be given more than once.")
    private List<Path> files = List.of();

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() {
        List<String> objections = files.stream().flatMap(Lint::objections).toList();
        objections.forEach(console::line);
        if (objections.isEmpty()) {
            files.stream().flatMap(Lint::unchecked).forEach(console::line);
        }
        return objections.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static Stream<String> objections(Path file) {
        try {
            List<Json> documents = Trees.documents(Files.readString(file));
            List<Manifest> manifests = documents.stream().flatMap(Manifest::of).toList();
            List<Service> services = manifests.stream()
                    .flatMap(manifest -> manifest.service().stream())
                    .toList();
            Templates templates = FileTemplates.of(documents);
            return manifests.stream()
                    .flatMap(manifest -> manifest.objection(services, templates).stream())
                    .map(objection -> file + ": " + objection);
        } catch (JsonProcessingException broken) {
            return Stream.of(file + ":" + broken.getLocation().getLineNr() + ": " + firstLine(broken));
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + file, unreadable);
        }
    }

    /** What was not checked, because a template is not in the file. */
    private static Stream<String> unchecked(Path file) {
        try {
            List<Json> documents = Trees.documents(Files.readString(file));
            Templates templates = FileTemplates.of(documents);
            return documents.stream()
                    .flatMap(Manifest::of)
                    .flatMap(manifest -> manifest.unchecked(templates))
                    .map(note -> file + ": " + note);
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + file, unreadable);
        }
    }

    private static String firstLine(JsonProcessingException broken) {
        return broken.getOriginalMessage().lines().findFirst().orElse("not YAML");
    }
}
