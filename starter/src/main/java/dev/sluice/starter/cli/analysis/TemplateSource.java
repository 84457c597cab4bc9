package dev.sluice.starter.cli.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.domain.analysis.template.AnalysisTemplate;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Kinds;
import dev.sluice.starter.cli.cluster.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The template that a run is made from, and where those are that it adds to itself.
 *
 * @param first the one that was named
 * @param given the one of a file; empty when it is in the cluster
 */
record TemplateSource(TemplateRef first, Optional<AnalysisTemplate> given) {
    private static final String NAMESPACED = "AnalysisTemplate";
    private static final String GLOBAL = "ClusterAnalysisTemplate";

    static TemplateSource inCluster(String name, boolean global) {
        return new TemplateSource(new TemplateRef(name, global), Optional.empty());
    }

    /**
     * The template of a file, whatever namespace that names.
     *
     * @param global whether it has to be a ClusterAnalysisTemplate; otherwise it may be
     * @param namespace where the run is to be
     * @throws CommandFailed when the file does not hold one template alone
     */
    static TemplateSource inFile(Path file, boolean global, String namespace) {
        Json.Obj object = read(file);
        String kind = object.text("kind").orElse("");
        if (!kind.equals(GLOBAL) && (global || !kind.equals(NAMESPACED))) {
            throw new CommandFailed("%s: kind must be %s, and is \"%s\""
                    .formatted(file, global ? GLOBAL : NAMESPACED + " or " + GLOBAL, kind));
        }
        Json.Obj meta = object.obj("metadata").without("namespace");
        if (kind.equals(NAMESPACED)) {
            meta = meta.with("namespace", Json.of(namespace));
        }
        AnalysisTemplate template = AnalysisTemplate.read(object.with("metadata", meta));
        return new TemplateSource(template.ref(), Optional.of(template));
    }

    private static Json.Obj read(Path file) {
        try {
            List<Json> documents = Trees.documents(Files.readString(file));
            if (documents.size() == 1 && documents.getFirst() instanceof Json.Obj object) {
                return object;
            }
            throw new CommandFailed(file + ": must hold one object, and holds " + documents.size() + " documents");
        } catch (JsonProcessingException broken) {
            throw new CommandFailed(file + ": " + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + file, unreadable);
        }
    }

    /** The template and all that it refers to, as far as there are such. */
    Templates templates(Cluster cluster) {
        return Templates.reachable(List.of(first), reference -> find(cluster, reference));
    }

    private Optional<AnalysisTemplate> find(Cluster cluster, TemplateRef reference) {
        return given.filter(template -> template.ref().equals(reference))
                .or(() -> cluster.find(
                                reference.cluster() ? Kinds.CLUSTER_ANALYSIS_TEMPLATE : Kinds.ANALYSIS_TEMPLATE,
                                reference.name())
                        .map(AnalysisTemplate::read));
    }
}
