package dev.sluice.starter.view;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.ReplicaSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Shows ReplicaSets with their pods (spec 7.3). */
record ReplicaSetNodes(RolloutObjects objects, Instant now) {
    private static final Node.State FAILURE = new Node.State(Icon.BAD, "ReplicaFailure");
    private static final Node.State SCALED_DOWN = new Node.State(Icon.NEUTRAL, "ScaledDown");
    private static final Node.State PROGRESSING = new Node.State(Icon.PROGRESSING, "Progressing");
    private static final Node.State HEALTHY = new Node.State(Icon.OK, "Healthy");

    Node node(Json.Obj object, List<String> roles) {
        ReplicaSet set = ReplicaSet.read(object);
        List<String> info = new ArrayList<>(roles);
        set.scaleDownDeadline().ifPresent(deadline -> info.add("delay:" + left(deadline)));
        List<Node> pods = RolloutObjects.ownedBy(object, objects.pods()).stream()
                .map(PodNode::of)
                .toList();
        return new Node(Node.Kind.ReplicaSet, set.name(), state(set), RolloutObjects.created(object), info, pods);
    }

    private String left(Instant deadline) {
        return deadline.isAfter(now) ? Ages.text(Duration.between(now, deadline)) : "passed";
    }

    private static Node.State state(ReplicaSet set) {
        if (set.observed() && set.failure().isPresent()) {
            return FAILURE;
        }
        if (!set.hasPods()) {
            return SCALED_DOWN;
        }
        return set.observed() && set.replicas() > 0 && set.available() >= set.replicas() ? HEALTHY : PROGRESSING;
    }
}
