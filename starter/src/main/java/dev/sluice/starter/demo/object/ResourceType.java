package dev.sluice.starter.demo.object;

import java.util.List;
import java.util.Set;

/**
 * One kind of object that the API serves.
 *
 * @param group the API group; empty for the core group
 * @param plural the name in paths
 * @param shortNames what kubectl also accepts; may be empty
 */
public record ResourceType(
        String group, String version, String plural, String kind, Set<Trait> traits, List<String> shortNames) {

    /** What sets a kind apart from a plain namespaced one. */
    public enum Trait {
        /** Lives outside of namespaces. */
        CLUSTER_SCOPED,
        /** Its status is written only through {@code /status}. */
        STATUS,
        /** Has {@code /scale}. */
        SCALE,
        /** Counts changes of its content in {@code metadata.generation}. */
        GENERATION,
        /** Defined by a CustomResourceDefinition: refuses strategic merge patches, and lists name the kind of each item. */
        CUSTOM
    }

    public ResourceType {
        traits = Set.copyOf(traits);
        shortNames = List.copyOf(shortNames);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public boolean namespaced() {
        return !has(Trait.CLUSTER_SCOPED);
    }

    /** What objects carry in {@code apiVersion}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The plural as error messages write it, such as {@code replicasets.apps}. */
    public String qualifiedPlural() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** The kind as messages about invalid objects write it, such as {@code ReplicaSet.apps}. */
    public String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }
}
