package dev.sluice.starter.e2e;

import java.util.ArrayList;
import java.util.List;

/**
 * What the whole status has to be at the stops of a release of five replicas through {@link Canary#TWENTY_FIFTY}, by spec
 * 2.1, 2.2, 2.3, 2.4, 2.6 and F5. A surge of 25 % is 2 pods, of 25 % unavailable 1. By spec 3.3 a weight of 20 is 1 canary
 * beside 4; 50 is 3 beside 3, which is nearer than 3 beside 2 or 2 beside 3.
 *
 * @param name of the Rollout
 * @param stepHash of its steps
 */
record StatusStops(String name, String stepHash) {
    static final int REPLICAS = 5;

    /** The first deployment is done: its steps are passed over, and nothing was ever paused. */
    List<String> deployed(String hash) {
        List<String> all = everywhere(1, hash, hash, 4);
        all.addAll(pods(5, 5));
        all.addAll(ended("Healthy", "Promoted"));
        all.addAll(healthy(hash));
        return all;
    }

    /** At the pause without end. */
    List<String> pausedAtTwenty(String stable, String canary) {
        List<String> all = paused(stable, canary, 1);
        all.addAll(pods(5, 1));
        all.add("duration.manualPauseStartedAt = <time>");
        return all;
    }

    /** At the timed pause, which does not count as a manual one. */
    List<String> pausedAtFifty(String stable, String canary) {
        List<String> all = paused(stable, canary, 3);
        all.addAll(pods(6, 3));
        all.add("duration.totalManualPauseDurationSeconds = <seconds>");
        return all;
    }

    /** Promoted, after pauses. */
    List<String> promoted(String hash) {
        List<String> all = everywhere(2, hash, hash, 4);
        all.addAll(pods(5, 5));
        all.addAll(ended("Healthy", "Promoted"));
        all.add("duration.totalManualPauseDurationSeconds = <seconds>");
        all.addAll(healthy(hash));
        all.add("condition.Paused = False RolloutPaused: Rollout is paused");
        return all;
    }

    /** Aborted at the pause without end: back at step 0, the canary gone, the condition Paused as it was. */
    List<String> aborted(String stable, String canary) {
        String message = "Rollout aborted update to revision 2";
        List<String> all = everywhere(2, stable, canary, 0);
        all.addAll(List.of("HPAReplicas = 5", "replicas = 5", "readyReplicas = 5", "availableReplicas = 5"));
        all.addAll(ended("Degraded", "Aborted"));
        all.addAll(List.of(
                "abort = true",
                "abortedAt = <time>",
                "message = \"RolloutAborted: " + message + "\"",
                "duration.totalManualPauseDurationSeconds = <seconds>",
                "condition.Progressing = False RolloutAborted: " + message,
                "condition.Paused = True RolloutPaused: Rollout is paused"));
        all.addAll(unfinished());
        return all;
    }

    private List<String> paused(String stable, String canary, int step) {
        List<String> all = everywhere(2, stable, canary, step);
        all.addAll(List.of(
                "phase = \"Paused\"",
                "message = \"CanaryPauseStep\"",
                "controllerPause = true",
                "pauseConditions[0].reason = \"CanaryPauseStep\"",
                "pauseConditions[0].startTime = <time>",
                "duration.rolloutStartedAt = <time>",
                "condition.Progressing = Unknown RolloutPaused: Rollout is paused",
                "condition.Paused = True RolloutPaused: Rollout is paused"));
        all.addAll(unfinished());
        return all;
    }

    private List<String> everywhere(int generation, String stable, String current, int step) {
        return new ArrayList<>(List.of(
                "observedGeneration = \"" + generation + "\"",
                "stableRS = \"" + stable + "\"",
                "currentPodHash = \"" + current + "\"",
                "currentStepHash = \"" + stepHash + "\"",
                "currentStepIndex = " + step,
                "selector = \"app=" + name + "\""));
    }

    /** All pods are ready and available; a count of 0 is left out. */
    private static List<String> pods(int all, int updated) {
        return List.of(
                "HPAReplicas = " + all,
                "replicas = " + all,
                "readyReplicas = " + all,
                "availableReplicas = " + all,
                "updatedReplicas = " + updated);
    }

    private static List<String> ended(String phase, String completion) {
        return List.of(
                "phase = \"" + phase + "\"",
                "duration.rolloutStartedAt = <time>",
                "duration.finishedAt = <time>",
                "duration.completionStatus = \"" + completion + "\"");
    }

    private List<String> healthy(String hash) {
        return List.of(
                "condition.Progressing = True NewReplicaSetAvailable: ReplicaSet \"" + name + "-" + hash
                        + "\" has successfully progressed.",
                "condition.Available = True AvailableReason: Rollout has minimum availability",
                "condition.Completed = True RolloutCompleted: RolloutCompleted",
                "condition.Healthy = True RolloutHealthy: Rollout is healthy");
    }

    private static List<String> unfinished() {
        return List.of(
                "condition.Available = True AvailableReason: Rollout has minimum availability",
                "condition.Completed = False RolloutCompleted: RolloutCompleted",
                "condition.Healthy = False RolloutHealthy: Rollout is not healthy");
    }
}
