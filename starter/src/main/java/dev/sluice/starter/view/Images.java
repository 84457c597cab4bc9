package dev.sluice.starter.view;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.starter.view.RolloutView.ImageUse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** The images in use and who uses them: ReplicaSets that are to have pods, oldest first, then experiments. */
record Images(RolloutObjects objects, Roles roles) {

    List<ImageUse> all() {
        SequencedMap<String, SequencedSet<String>> tags = new LinkedHashMap<>();
        for (Json.Obj set : objects.ownReplicaSets()) {
            String hash = set.obj("metadata")
                    .obj("labels")
                    .text(Keys.POD_TEMPLATE_HASH)
                    .orElse("");
            add(tags, set, roles.of(hash));
        }
        for (Json.Obj experiment : RolloutObjects.ownedBy(objects.rollout(), objects.experiments())) {
            List<String> tag = List.of(Node.Kind.Experiment.sign().strip() + ":" + RolloutObjects.name(experiment));
            RolloutObjects.ownedBy(experiment, objects.replicaSets()).forEach(set -> add(tags, set, tag));
        }
        return tags.sequencedEntrySet().stream()
                .map(entry -> new ImageUse(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static void add(SequencedMap<String, SequencedSet<String>> tags, Json.Obj set, List<String> roles) {
        if (set.obj("spec").integer("replicas").orElse(1) == 0) {
            return;
        }
        Json.Obj podSpec = set.obj("spec").obj("template").obj("spec");
        RolloutObjects.objects(podSpec.list("containers")).stream()
                .flatMap(container -> container.text("image").stream())
                .forEach(image -> tags.computeIfAbsent(image, none -> new LinkedHashSet<>())
                        .addAll(roles));
    }
}
