package dev.sluice.starter.e2e.fuzz;

import dev.sluice.starter.e2e.fuzz.Specimen.Moment;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A status that no controller wrote. What rests is Healthy again; in the middle of an update what is written counts, as
 * far as it makes sense.
 */
final class StatusKinds {
    private static final String OLD = "0001-01-01T00:00:00Z";
    private static final String FAR = "9999-12-31T23:59:59Z";
    private static final String PAUSE = "CanaryPauseStep";
    private static final List<String> FIELDS = List.of(
            "currentPodHash",
            "stableRS",
            "currentStepIndex",
            "currentStepHash",
            "conditions",
            "observedGeneration",
            "phase",
            "duration",
            "selector",
            "pauseConditions",
            "controllerPause");

    private StatusKinds() {}

    static List<Kind> all() {
        return Stream.of(refused(), positions(), hashes(), pauses(), conditions(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Kind> both(String name, Fate inUpdate, Function<Chance, Map<String, ?>> status) {
        return List.of(
                blow(name + " at rest", Moment.AT_REST, Fate.HEALTHY, status),
                blow(name + " in an update", Moment.PAUSED, inUpdate, status));
    }

    private static Kind blow(String name, Moment moment, Fate fate, Function<Chance, Map<String, ?>> status) {
        return new Kind("status: " + name, (draft, chance) -> {
            draft.thenStatus(moment, status.apply(chance));
            return fate;
        });
    }

    private static Kind refused(String name, Object... values) {
        return blow("no " + name, Moment.AT_REST, Fate.REFUSED, chance -> Map.of(name, chance.oneOf(values)));
    }

    private static List<Kind> refused() {
        return List.of(
                refused("currentStepIndex", "1", 1.5, true, Map.of()),
                refused("pauseConditions", "x", List.of(pause("x", "yesterday")), List.of(Map.of("reason", "x"))),
                refused("observedGeneration", 1, List.of()),
                refused("conditions", List.of(Map.of("type", "x")), Map.of(), List.of("x")),
                refused("abortedAt", "never", "", 0),
                refused("HPAReplicas", -1, 1L << 40, "1"));
    }

    private static List<Kind> positions() {
        return Stream.of(
                        both(
                                "step before the first",
                                Fate.PAUSED,
                                chance -> Map.of(
                                        "currentStepIndex", chance.oneOf(-1, -5, Integer.MIN_VALUE, -(1L << 40)))),
                        both(
                                "step behind the last",
                                Fate.HEALTHY,
                                chance -> Map.of(
                                        "currentStepIndex",
                                        chance.oneOf(5, 1_000_000_000, Integer.MAX_VALUE, chance.large()))),
                        both("full promotion", Fate.HEALTHY, chance -> Map.of("promoteFull", true)),
                        both(
                                "abort",
                                Fate.ABORTED,
                                chance -> Map.of("abort", true, "abortedAt", chance.oneOf(OLD, FAR))))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Kind> hashes() {
        return Stream.of(
                        both("pod hash", Fate.PAUSED, chance -> Map.of("currentPodHash", hash(chance))),
                        both("stable hash", Fate.HEALTHY, chance -> Map.of("stableRS", hash(chance))),
                        both("stable hash beside affinity", Fate.HEALTHY, chance -> Map.of("stableRS", hash(chance)))
                                .stream()
                                .map(StatusKinds::apart)
                                .toList(),
                        both("step hash", Fate.PAUSED, chance -> Map.of("currentStepHash", hash(chance))),
                        both(
                                "all hashes",
                                Fate.HEALTHY,
                                chance -> Map.of(
                                        "currentPodHash",
                                        hash(chance),
                                        "stableRS",
                                        hash(chance),
                                        "currentStepHash",
                                        hash(chance))),
                        both(
                                "collisions",
                                Fate.PAUSED,
                                chance -> Map.of("collisionCount", chance.oneOf(-1, Integer.MAX_VALUE, 1L << 40))))
                .flatMap(List::stream)
                .toList();
    }

    /** The same where pods of different versions are kept off each other's nodes. */
    private static Kind apart(Kind kind) {
        return new Kind(kind.name(), (draft, chance) -> {
            draft.put(
                    Draft.CANARY + ".antiAffinity",
                    Map.of("preferredDuringSchedulingIgnoredDuringExecution", Map.of("weight", 1)));
            return kind.spoil().apply(draft, chance);
        });
    }

    private static String hash(Chance chance) {
        return chance.text("h".repeat(10 * 1024), "\u0000".repeat(10 * 1024), "../..", chance.nasty(2_000));
    }

    private static List<Kind> pauses() {
        return Stream.of(
                        both(
                                "time of a pause",
                                Fate.PAUSED,
                                chance -> Map.of(
                                        "pauseConditions",
                                        List.of(pause(PAUSE, chance.text(OLD, FAR, "0000-01-01T00:00:00Z"))))),
                        both(
                                "reason of a pause",
                                Fate.HEALTHY,
                                chance -> Map.of("pauseConditions", List.of(pause(chance.nasty(), FAR)))),
                        both(
                                "thousands of pauses",
                                Fate.HEALTHY,
                                chance -> Map.of(
                                        "pauseConditions",
                                        IntStream.range(0, 2_000)
                                                .mapToObj(i -> pause("R" + i, FAR))
                                                .toList())),
                        both(
                                "one pause many times",
                                Fate.PAUSED,
                                chance -> Map.of(
                                        "pauseConditions",
                                        Collections.nCopies(50, pause(PAUSE, FAR)),
                                        "controllerPause",
                                        false)))
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, Object> pause(String reason, String time) {
        return Map.of("reason", reason, "startTime", time);
    }

    private static List<Kind> conditions() {
        return Stream.of(
                        both(
                                "unknown conditions",
                                Fate.PAUSED,
                                chance -> Map.of("conditions", Collections.nCopies(3, condition("X", "Maybe", "")))),
                        both(
                                "condition of tomorrow",
                                Fate.PAUSED,
                                chance -> Map.of(
                                        "conditions", List.of(condition("Progressing", "True", "ReplicaSetUpdated")))),
                        both(
                                "condition of an abort",
                                Fate.PAUSED,
                                chance -> Map.of(
                                        "conditions", List.of(condition("Progressing", "False", "RolloutAborted")))),
                        both(
                                "condition of an invalid spec",
                                Fate.PAUSED,
                                chance ->
                                        Map.of("conditions", List.of(condition("InvalidSpec", "True", "InvalidSpec")))),
                        both(
                                "hundreds of conditions",
                                Fate.PAUSED,
                                chance -> Map.of(
                                        "conditions",
                                        IntStream.range(0, 500)
                                                .mapToObj(i -> condition("T" + i, chance.nasty(), "R"))
                                                .toList())))
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, Object> condition(String type, String status, String reason) {
        return Map.of(
                "type", type,
                "status", status,
                "reason", reason,
                "message", "\u202e",
                "lastUpdateTime", FAR,
                "lastTransitionTime", OLD);
    }

    private static List<Kind> others() {
        return Stream.of(
                        both(
                                "generation",
                                Fate.PAUSED,
                                chance -> Map.of("observedGeneration", chance.oneOf("many", "-1", "9".repeat(500)))),
                        both(
                                "counts",
                                Fate.PAUSED,
                                chance -> Map.of(
                                        "replicas",
                                        -5,
                                        "updatedReplicas",
                                        Integer.MAX_VALUE,
                                        "readyReplicas",
                                        chance.large())),
                        both(
                                "selector",
                                Fate.PAUSED,
                                chance ->
                                        Map.of("selector", chance.oneOf("(((", chance.nasty(), "a=b,".repeat(2_500)))),
                        both(
                                "clock",
                                Fate.PAUSED,
                                chance -> Map.of(
                                        "duration",
                                        Map.of(
                                                "rolloutStartedAt",
                                                chance.oneOf(OLD, FAR),
                                                "manualPauseStartedAt",
                                                OLD,
                                                "totalManualPauseDurationSeconds",
                                                Long.MAX_VALUE,
                                                "completionStatus",
                                                "Exploded"))),
                        both("restart", Fate.PAUSED, chance -> Map.of("restartedAt", FAR)),
                        both(
                                "phase",
                                Fate.PAUSED,
                                chance -> Map.of("phase", chance.nasty(), "message", "m".repeat(100_000))),
                        both(
                                "other strategies",
                                Fate.PAUSED,
                                chance -> Map.of(
                                        "blueGreen", Map.of("activeSelector", "x".repeat(5_000)),
                                        "canary",
                                                Map.of(
                                                        "weights",
                                                        Map.of(
                                                                "canary",
                                                                Map.of("weight", -1),
                                                                "stable",
                                                                Map.of("weight", 1))))),
                        both("nothing", Fate.HEALTHY, StatusKinds::nothing))
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, ?> nothing(Chance chance) {
        Map<String, Object> all = new HashMap<>();
        FIELDS.forEach(field -> all.put(field, null));
        return all;
    }
}
