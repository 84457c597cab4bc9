package dev.sluice.domain.simulate;

import dev.sluice.domain.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The pods of one ReplicaSet: made at once, ready after a delay, gone at once. */
final class SimulatedPods {
    private final Optional<Duration> readyAfter;
    private final List<Instant> readyAt = new ArrayList<>();

    /** @param readyAfter from a pod's creation until it is available; empty for pods that never are */
    SimulatedPods(Optional<Duration> readyAfter) {
        this.readyAfter = readyAfter;
    }

    /** Makes or removes pods until there are this many; those not yet ready go first. */
    void resize(int size, Instant now) {
        while (readyAt.size() < size) {
            readyAt.add(readyAfter.map(now::plus).orElse(Instant.MAX));
        }
        readyAt.sort(Comparator.naturalOrder());
        while (readyAt.size() > size) {
            readyAt.removeLast();
        }
    }

    /** The ReplicaSet's status at this instant. */
    Json.Obj status(Instant now, long generation) {
        long ready = readyAt.stream().filter(instant -> !instant.isAfter(now)).count();
        return Json.Obj.EMPTY
                .with("replicas", Json.of(readyAt.size()))
                .with("readyReplicas", Json.of(ready))
                .with("availableReplicas", Json.of(ready))
                .with("observedGeneration", Json.of(generation));
    }

    /** When the next pod becomes ready. */
    Optional<Instant> nextReady(Instant now) {
        return readyAt.stream()
                .filter(instant -> instant.isAfter(now) && instant.isBefore(Instant.MAX))
                .findFirst();
    }

    /** One pod dies and is replaced by one that has yet to become ready. */
    void lose(Instant now) {
        if (!readyAt.isEmpty()) {
            readyAt.removeFirst();
            resize(readyAt.size() + 1, now);
        }
    }
}
