package dev.sluice.starter.demo.replica;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ObjectKey;
import dev.sluice.starter.demo.store.ObjectStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Plays a pod's containers: they run and are ready at once, or never when an image's name contains {@code bad}. */
public final class Kubelet {
    private final ObjectStore store;
    private final Clock clock;

    public Kubelet(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Gives a pod the status that it keeps from now on. Does nothing for a pod that is gone. */
    public void run(ObjectKey key) {
        if (store.find(key).isPresent()) {
            store.update(key, ObjectStore.Part.STATUS, false, pod -> pod.with("status", status(new Pod(pod))));
        }
    }

    private Json.Obj status(Pod pod) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        boolean ready = !pod.isBad();
        List<Json> conditions = Stream.of("Initialized", "Ready", "ContainersReady", "PodScheduled")
                .map(type -> condition(type, ready || !type.contains("Ready"), now))
                .toList();
        List<Json> containers = pod.containers()
                .map(container -> container(container, ready, now))
                .toList();
        return Json.Obj.EMPTY
                .with("phase", Json.of(ready ? "Running" : "Pending"))
                .with("startTime", Json.of(now))
                .with("podIP", Json.of("127.0.0.1"))
                .with("conditions", new Json.Arr(conditions))
                .with("containerStatuses", new Json.Arr(containers));
    }

    private static Json condition(String type, boolean holds, String since) {
        return Json.Obj.EMPTY
                .with("type", Json.of(type))
                .with("status", Json.of(holds ? "True" : "False"))
                .with("lastTransitionTime", Json.of(since));
    }

    private static Json container(Json.Obj container, boolean ready, String since) {
        Json.Obj state = ready
                ? Json.Obj.EMPTY.with("running", Json.Obj.EMPTY.with("startedAt", Json.of(since)))
                : Json.Obj.EMPTY.with("waiting", Json.Obj.EMPTY.with("reason", Json.of("ImagePullBackOff")));
        return Json.Obj.EMPTY
                .with("name", Json.of(container.text("name").orElse("")))
                .with("image", Json.of(container.text("image").orElse("")))
                .with("ready", Json.of(ready))
                .with("restartCount", Json.of(0))
                .with("state", state);
    }
}
