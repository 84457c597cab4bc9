package dev.sluice.starter.view;

import dev.sluice.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows a pod, with the status word that kubectl gives it. */
final class PodNode {
    private static final Set<String> UNDER_WAY =
            Set.of("Pending", "Terminating", "ContainerCreating", "PodInitializing");
    private static final Set<String> GOOD = Set.of("Running", "Succeeded", "Completed");

    private PodNode() {}

    static Node of(Json.Obj pod) {
        List<Json.Obj> containers = RolloutObjects.objects(pod.obj("status").list("containerStatuses"));
        String word = word(pod, containers);
        return new Node(
                Node.Kind.Pod,
                RolloutObjects.name(pod),
                new Node.State(icon(word), word),
                RolloutObjects.created(pod),
                info(pod, containers),
                List.of());
    }

    private static List<String> info(Json.Obj pod, List<Json.Obj> containers) {
        long ready = containers.stream().filter(one -> one.flag("ready")).count();
        long restarts = containers.stream()
                .mapToLong(one -> one.integer("restartCount").orElse(0))
                .sum();
        List<String> info = new ArrayList<>();
        info.add("ready:" + ready + "/" + pod.obj("spec").list("containers").size());
        if (restarts > 0) {
            info.add("restarts:" + restarts);
        }
        return info;
    }

    private static String word(Json.Obj pod, List<Json.Obj> containers) {
        if (pod.obj("metadata").get("deletionTimestamp").isPresent()) {
            return "Terminating";
        }
        List<Json.Obj> init = RolloutObjects.objects(pod.obj("status").list("initContainerStatuses"));
        return trouble(init)
                .map("Init:"::concat)
                .or(() -> trouble(containers))
                .or(() -> pod.obj("status").text("reason"))
                .or(() -> pod.obj("status").text("phase"))
                .orElse("Unknown");
    }

    private static Optional<String> trouble(List<Json.Obj> containers) {
        return containers.stream()
                .map(one -> one.obj("state"))
                .flatMap(state -> state.obj("waiting").text("reason").or(() -> ended(state.obj("terminated"))).stream())
                .filter(reason -> !reason.isEmpty())
                .findFirst();
    }

    private static Optional<String> ended(Json.Obj terminated) {
        return terminated.integer("exitCode").orElse(0) == 0
                ? Optional.empty()
                : terminated.text("reason").or(() -> Optional.of("Error"));
    }

    private static Icon icon(String word) {
        if (GOOD.contains(word)) {
            return Icon.OK;
        }
        if (UNDER_WAY.contains(word) || word.equals("Init:PodInitializing")) {
            return Icon.PROGRESSING;
        }
        return word.equals("Unknown") ? Icon.UNKNOWN : Icon.BAD;
    }
}
