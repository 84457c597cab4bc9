package dev.sluice.starter.demo.object;

import static dev.sluice.starter.demo.object.ResourceType.Trait.CLUSTER_SCOPED;
import static dev.sluice.starter.demo.object.ResourceType.Trait.CUSTOM;
import static dev.sluice.starter.demo.object.ResourceType.Trait.GENERATION;
import static dev.sluice.starter.demo.object.ResourceType.Trait.SCALE;
import static dev.sluice.starter.demo.object.ResourceType.Trait.STATUS;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ResourceType.Trait;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds that an embedded API serves; everything but this table is generic. */
public record ResourceTypes(List<ResourceType> all) {
    public static final ResourceType NAMESPACE = core("namespaces", "Namespace", "ns", CLUSTER_SCOPED, STATUS);
    public static final ResourceType POD = core("pods", "Pod", "po", STATUS, GENERATION);
    public static final ResourceType REPLICA_SET = apps("replicasets", "ReplicaSet", "rs");

    /** The kinds that Sluice and its demo work with. */
    public static final ResourceTypes KNOWN = new ResourceTypes(List.of(
            NAMESPACE,
            POD,
            core("events", "Event", "ev"),
            core("configmaps", "ConfigMap", "cm"),
            core("secrets", "Secret"),
            core("services", "Service", "svc", STATUS),
            REPLICA_SET,
            apps("deployments", "Deployment", "deploy"),
            new ResourceType("coordination.k8s.io", "v1", "leases", "Lease", Set.of(), List.of()),
            custom("rollouts", "Rollout", "ro", STATUS, SCALE),
            custom("analysisruns", "AnalysisRun", "ar"),
            custom("analysistemplates", "AnalysisTemplate", "at"),
            custom("clusteranalysistemplates", "ClusterAnalysisTemplate", "cat", CLUSTER_SCOPED),
            custom("experiments", "Experiment", "exp")));

    public ResourceTypes {
        all = List.copyOf(all);
    }

    /** The kind under a path, or empty when it is not served. */
    public Optional<ResourceType> find(String group, String version, String plural) {
        return all.stream()
                .filter(type -> type.group().equals(group)
                        && type.version().equals(version)
                        && type.plural().equals(plural))
                .findFirst();
    }

    /** The key of a stored object. */
    public ObjectKey keyOf(Json.Obj object) {
        String apiVersion = object.text("apiVersion").orElse("");
        String kind = object.text("kind").orElse("");
        ResourceType type = all.stream()
                .filter(known ->
                        known.apiVersion().equals(apiVersion) && known.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        return ObjectKey.of(type, object);
    }

    private static ResourceType core(String plural, String kind) {
        return new ResourceType("", "v1", plural, kind, Set.of(), List.of());
    }

    private static ResourceType core(String plural, String kind, String shortName, Trait... traits) {
        return new ResourceType("", "v1", plural, kind, Set.of(traits), List.of(shortName));
    }

    private static ResourceType apps(String plural, String kind, String shortName) {
        return new ResourceType("apps", "v1", plural, kind, Set.of(STATUS, SCALE, GENERATION), List.of(shortName));
    }

    private static ResourceType custom(String plural, String kind, String shortName, Trait... traits) {
        Set<Trait> all = new HashSet<>(Set.of(traits));
        all.addAll(Set.of(CUSTOM, GENERATION));
        return new ResourceType("argoproj.io", "v1alpha1", plural, kind, all, List.of(shortName));
    }
}
