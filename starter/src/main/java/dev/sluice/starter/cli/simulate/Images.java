package dev.sluice.starter.cli.simulate;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.CommandFailed;
import java.util.List;
import java.util.SequencedMap;

/** The pod template of the update: the present one with other images. */
final class Images {
    private Images() {}

    /**
     * The template with these images, by container; without any, each container gets a tag of its own, so that there is
     * something to release.
     *
     * @throws CommandFailed when a container is not in the template
     */
    static Json.Obj change(Json.Obj template, SequencedMap<String, String> images) {
        Json.Obj spec = template.obj("spec");
        images.sequencedKeySet().forEach(name -> demand(spec, name));
        List<Json> changed = spec.list("containers").stream()
                .map(container -> change(container, images))
                .toList();
        return template.with("spec", spec.with("containers", new Json.Arr(changed)));
    }

    private static void demand(Json.Obj spec, String name) {
        if (spec.list("containers").stream()
                .noneMatch(container -> name(container).equals(name))) {
            throw new CommandFailed("unable to find container named \"" + name + "\"");
        }
    }

    private static Json change(Json container, SequencedMap<String, String> images) {
        if (!(container instanceof Json.Obj object)) {
            return container;
        }
        String image = images.get(name(container));
        if (image != null) {
            return object.with("image", Json.of(image));
        }
        return images.isEmpty()
                ? object.with("image", Json.of(object.text("image").orElse("image") + "-next"))
                : object;
    }

    private static String name(Json container) {
        return container instanceof Json.Obj object ? object.text("name").orElse("") : "";
    }
}
