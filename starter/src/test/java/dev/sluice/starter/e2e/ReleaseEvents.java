package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Events of a first deployment and one update through four steps: a weight, a pause, a weight, a pause. */
final class ReleaseEvents {
    /** Spec A1 and A3. */
    static final List<String> REASONS = List.of(
            "RolloutAddedToInformer",
            "RolloutUpdated",
            "NewReplicaSetCreated",
            "RolloutNotCompleted",
            "ScalingReplicaSet",
            "RolloutCompleted",
            "RolloutUpdated",
            "NewReplicaSetCreated",
            "RolloutNotCompleted",
            "ScalingReplicaSet",
            "RolloutStepCompleted",
            "RolloutPaused",
            "RolloutStepCompleted",
            "RolloutResumed",
            "ScalingReplicaSet",
            "RolloutStepCompleted",
            "RolloutPaused",
            "RolloutStepCompleted",
            "RolloutResumed",
            "ScalingReplicaSet",
            "RolloutCompleted");

    private static final Pattern SCALED =
            Pattern.compile("Scaled (up|down) ReplicaSet (\\S+) \\(revision \\d+\\) from (\\d+) to (\\d+)");

    private ReleaseEvents() {}

    /**
     * Spec 3.5.
     *
     * @param pauses how the two pauses read
     */
    static List<String> stepsCompleted(String... pauses) {
        return List.of(
                "Rollout step 1/4 completed (setWeight: 20)",
                "Rollout step 2/4 completed (" + pauses[0] + ")",
                "Rollout step 3/4 completed (setWeight: 50)",
                "Rollout step 4/4 completed (" + pauses[1] + ")");
    }

    /** Every change of size has an Event: for each ReplicaSet one begins where the one before has ended, from none to now. */
    static void assertScalingIsTold(Rollouts rollouts, String name) {
        List<String> messages = rollouts.messages(name, "ScalingReplicaSet");
        for (ReplicaSet set : rollouts.replicaSets()) {
            assertThat(path(set, messages))
                    .as("sizes of %s in %s", set.getMetadata().getName(), messages)
                    .isEqualTo(set.getSpec().getReplicas());
        }
    }

    /** Where the changes of one set lead to; -1 when one is missing or twice there. */
    private static int path(ReplicaSet set, List<String> messages) {
        int size = 0;
        for (Matcher change : changes(set, messages)) {
            if (Integer.parseInt(change.group(3)) != size) {
                return -1;
            }
            size = Integer.parseInt(change.group(4));
        }
        return size;
    }

    private static List<Matcher> changes(ReplicaSet set, List<String> messages) {
        List<Matcher> changes = new ArrayList<>();
        for (String message : messages) {
            Matcher change = SCALED.matcher(message);
            assertThat(change.matches()).as(message).isTrue();
            if (change.group(2).equals(set.getMetadata().getName())) {
                changes.add(change);
            }
        }
        return changes;
    }
}
