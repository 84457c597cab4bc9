package dev.sluice.domain.traffic;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.traffic.TrafficState.Destination;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.object.Spot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of golden files: {@code in-*.yaml} are the objects there are, {@code state.yaml} the Rollout's strategy and the
 * wanted state, {@code out-*.yaml} the objects that change, as they are then. {@code state.yaml} lists deleted objects as
 * {@code deletes}; one that gives an {@code error} expects no writes.
 */
record RoutingCase(Path folder, Json.Obj description, List<Json.Obj> given, List<Json.Obj> expected) {
    static final String UID = "8f6c";

    static List<RoutingCase> in(String router) {
        return folders(Path.of("src", "test", "resources", "traffic", router)).stream()
                .map(RoutingCase::read)
                .toList();
    }

    private static RoutingCase read(Path folder) {
        List<Path> files = folders(folder);
        List<Path> unused = files.stream()
                .filter(file -> !file.getFileName().toString().matches("state\\.yaml|(in|out)-[a-z0-9-]+\\.yaml"))
                .toList();
        if (!unused.isEmpty()) {
            throw new IllegalStateException("files that nothing reads: " + unused);
        }
        return new RoutingCase(
                folder, Yaml.read(folder.resolve("state.yaml")), objects(files, "in-"), objects(files, "out-"));
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> files = Files.list(parent)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Json.Obj> objects(List<Path> files, String prefix) {
        return files.stream()
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .map(Yaml::read)
                .toList();
    }

    String name() {
        return folder.subpath(folder.getNameCount() - 2, folder.getNameCount()).toString();
    }

    Optional<String> error() {
        return description.text("error");
    }

    List<String> deletes() {
        return Spot.inRollout("deletes", description).at("deletes").texts();
    }

    RoutingSpec spec() {
        return spec(description.obj("strategy"));
    }

    static RoutingSpec spec(Json.Obj canary) {
        return new RoutingSpec(new RolloutId("default", "web", UID), canary);
    }

    TrafficState state(TrafficRouter router) {
        Spot wanted = Spot.inRollout("state", description);
        RoutingSpec spec = spec();
        ServiceNames services = ServiceNames.of(spec, router.services(), description.flag("stableIsPing"));
        List<Destination> additional = new ArrayList<>();
        for (Spot one : wanted.at("additional").elements()) {
            additional.add(new Destination(
                    one.at("service").requiredText(),
                    one.at("hash").requiredText(),
                    Math.toIntExact(one.at("weight").integer().orElseThrow())));
        }
        int weight = Math.toIntExact(wanted.at("weight").integer().orElseThrow());
        int others = additional.stream().mapToInt(Destination::weight).sum();
        return new TrafficState(
                new Destination(services.canary(), hash("canaryHash", "new1"), weight),
                new Destination(services.stable(), hash("stableHash", "old1"), spec.maxWeight() - weight - others),
                additional,
                wanted.at("headerRoutes").elements().stream()
                        .map(HeaderRoute::read)
                        .toList(),
                wanted.at("mirrorRoutes").elements().stream()
                        .map(MirrorRoute::read)
                        .toList(),
                spec.maxWeight());
    }

    /** The case's versions at another weight, without managed routes and experiments. */
    TrafficState at(TrafficRouter router, int weight) {
        TrafficState state = state(router);
        return TrafficState.of(state.canary(), state.stable(), weight, state.maxWeight());
    }

    private String hash(String field, String absent) {
        return description.fields().get(field) instanceof Json.Str(String hash) ? hash : absent;
    }

    /** The objects as a server has them. */
    SeenObjects seen(TrafficRouter router) {
        List<Json.Obj> stored = given.stream().map(RoutingCase::stored).toList();
        return Cluster.read(router, spec(), stored);
    }

    static Json.Obj stored(Json.Obj object) {
        String name = object.obj("metadata").text("name").orElseThrow();
        Json.Obj identified = FieldPath.of("metadata", "uid").set(object, Json.of("uid-of-" + name));
        return FieldPath.of("metadata", "resourceVersion").set(identified, Json.of("7"));
    }

    Json.Obj expected(ObjectRef ref) {
        return expected.stream()
                .filter(object -> Cluster.isAt(object, ref))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name() + " has no out-*.yaml for " + ref));
    }
}
