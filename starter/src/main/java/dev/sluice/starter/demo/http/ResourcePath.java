package dev.sluice.starter.demo.http;

import dev.sluice.starter.demo.object.ObjectKey;
import dev.sluice.starter.demo.object.ResourceType;
import dev.sluice.starter.demo.object.ResourceTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a path under {@code /api} or {@code /apis} names.
 *
 * @param namespace empty for cluster-scoped kinds, and for all namespaces
 * @param name empty for a collection
 * @param subresource such as {@code status}; empty for the object itself
 */
record ResourcePath(ResourceType type, String namespace, String name, String subresource) {

    /** Reads a path; empty when it names nothing that is served. */
    static Optional<ResourcePath> parse(ResourceTypes types, String path) {
        List<String> segments = Arrays.asList(path.substring(1).split("/", -1));
        if (segments.size() >= 3 && segments.getFirst().equals("api")) {
            return within(types, "", segments.get(1), segments.subList(2, segments.size()));
        }
        if (segments.size() >= 4 && segments.getFirst().equals("apis")) {
            return within(types, segments.get(1), segments.get(2), segments.subList(3, segments.size()));
        }
        return Optional.empty();
    }

    ObjectKey key() {
        return new ObjectKey(type, namespace, name);
    }

    private static Optional<ResourcePath> within(
            ResourceTypes types, String group, String version, List<String> segments) {
        boolean inNamespace = segments.getFirst().equals("namespaces") && segments.size() >= 3;
        if (inNamespace) {
            Optional<ResourcePath> namespaced = types.find(group, version, segments.get(2))
                    .filter(ResourceType::namespaced)
                    .flatMap(type -> path(type, segments.get(1), segments.subList(3, segments.size())));
            if (namespaced.isPresent()) {
                return namespaced;
            }
        }
        return types.find(group, version, segments.getFirst())
                .filter(type -> !type.namespaced() || segments.size() == 1)
                .flatMap(type -> path(type, "", segments.subList(1, segments.size())));
    }

    private static Optional<ResourcePath> path(ResourceType type, String namespace, List<String> rest) {
        return switch (rest.size()) {
            case 0 -> Optional.of(new ResourcePath(type, namespace, "", ""));
            case 1 -> Optional.of(new ResourcePath(type, namespace, rest.getFirst(), ""));
            case 2 -> Optional.of(new ResourcePath(type, namespace, rest.getFirst(), rest.getLast()));
            default -> Optional.empty();
        };
    }
}
