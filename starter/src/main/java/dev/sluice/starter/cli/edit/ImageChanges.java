package dev.sluice.starter.cli.edit;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.CommandFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns {@code container=image} pairs into the patch of a pod template that sets just these images. */
final class ImageChanges {
    private static final String EVERY = "*";
    private static final List<String> LISTS = List.of("initContainers", "containers", "ephemeralContainers");

    private ImageChanges() {}

    /**
     * The operations. Each is bound to the container's place and name.
     *
     * @param images by container; {@code *} stands for every one
     * @throws CommandFailed when a container is not in the template
     */
    static List<Json.Obj> of(Json.Obj template, SequencedMap<String, String> images) {
        List<Json.Obj> operations = new ArrayList<>();
        images.sequencedEntrySet().forEach(pair -> {
            List<Json.Obj> found = LISTS.stream()
                    .flatMap(list -> matching(template, list, pair.getKey(), pair.getValue()))
                    .toList();
            if (found.isEmpty()) {
                throw new CommandFailed("unable to find container named \"" + pair.getKey() + "\"");
            }
            operations.addAll(found);
        });
        return operations;
    }

    private static Stream<Json.Obj> matching(Json.Obj template, String list, String wanted, String image) {
        List<Json> containers = template.obj("spec").list(list);
        return IntStream.range(0, containers.size()).boxed().flatMap(place -> {
            String name = containers.get(place) instanceof Json.Obj container
                    ? container.text("name").orElse("")
                    : "";
            String path = "/spec/template/spec/" + list + "/" + place;
            return wanted.equals(EVERY) || wanted.equals(name)
                    ? Stream.of(
                            JsonPatch.test(path + "/name", Json.of(name)),
                            JsonPatch.replace(path + "/image", Json.of(image)))
                    : Stream.empty();
        });
    }
}
