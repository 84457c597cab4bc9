package dev.sluice.starter.cli.lint;

import dev.sluice.domain.analysis.template.AnalysisTemplate;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.kube.Paths;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;

/** What an object may refer to: the other objects of all files, and those of the cluster when it may be asked. */
final class Neighbours {
    private static final String ARGO = "argoproj.io";

    private final List<Manifest> manifests;
    private final Optional<Server> server;
    private final SequencedSet<String> unseen = new LinkedHashSet<>();

    Neighbours(List<Manifest> manifests, Optional<Server> server) {
        this.manifests = List.copyOf(manifests);
        this.server = server;
    }

    /** Whether what is not found does not exist. */
    boolean complete() {
        return server.isPresent();
    }

    Optional<Server> server() {
        return server;
    }

    /** What was needed and could not be seen, each once. */
    List<String> unseen() {
        return List.copyOf(unseen);
    }

    void note(String needed) {
        unseen.add(needed);
    }

    Optional<Service> service(String namespace, String name) {
        return find("", "Service", namespace, name, () -> Paths.service(namespace, name))
                .map(Service::read);
    }

    /** The templates that can be reached from references in a namespace. */
    Templates templates(String namespace, List<TemplateRef> references) {
        return Templates.reachable(references, reference -> template(namespace, reference));
    }

    private Optional<AnalysisTemplate> template(String namespace, TemplateRef reference) {
        String kind = reference.cluster() ? "ClusterAnalysisTemplate" : "AnalysisTemplate";
        return find(ARGO, kind, namespace, reference.name(), () -> Paths.analysisTemplate(namespace, reference))
                .map(AnalysisTemplate::read);
    }

    /** An object that a router reads or writes. */
    Optional<Json.Obj> routing(ObjectRef ref) {
        return find(
                ref.resource().group(),
                ref.resource().kind(),
                ref.namespace(),
                ref.name(),
                () -> "apis/" + ref.resource().apiVersion() + "/namespaces/" + ref.namespace() + "/"
                        + ref.resource().plural() + "/" + ref.name());
    }

    private Optional<Json.Obj> find(String group, String kind, String namespace, String name, Supplier<String> path) {
        boolean wide = kind.startsWith("Cluster");
        Optional<Json.Obj> given = manifests.stream()
                .filter(one -> one.kind().equals(kind) && one.group().equals(group))
                .filter(one ->
                        one.name().equals(name) && (wide || one.namespace().equals(namespace)))
                .findFirst()
                .map(Manifest::object);
        Optional<Json.Obj> found =
                given.or(() -> server.filter(asked -> !name.isEmpty()).flatMap(asked -> asked.find(path.get())));
        if (found.isEmpty() && !complete()) {
            unseen.add(kind + " " + (wide ? "" : namespace + "/") + name);
        }
        return found;
    }
}
