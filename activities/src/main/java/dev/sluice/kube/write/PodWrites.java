package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.Paths;
import dev.sluice.kube.cache.OwnedSet;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Patches the living pods of a ReplicaSet, some at a time (spec 3.12). */
final class PodWrites {
    private static final int AT_A_TIME = 10;

    /** Less than the attempt has in which this is done. A next try goes on where this one ends. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final KubeApi api;

    PodWrites(KubeApi api) {
        this.api = api;
    }

    Outcome patch(RolloutId id, Action.PatchPods action) throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        String selector = KubeApi.encoded(Keys.POD_TEMPLATE_HASH + "=" + action.hash());
        Answer answer = api.get(Paths.pods(id.namespace()) + "?labelSelector=" + selector);
        if (!answer.ok()) {
            return Outcomes.failed(answer);
        }
        List<Json.Obj> behind = answer.body().objects("items").stream()
                .filter(pod -> isBehind(pod, action))
                .toList();
        return patch(id, behind, action.patch(), end);
    }

    private static boolean isBehind(Json.Obj pod, Action.PatchPods action) {
        boolean its = OwnedSet.controller(pod).flatMap(set -> set.text("uid")).equals(Optional.of(action.uid()));
        boolean goes = pod.obj("metadata").get("deletionTimestamp").isPresent();
        return its && !goes && !MergePatch.apply(pod, action.patch()).equals(pod);
    }

    private Outcome patch(RolloutId id, List<Json.Obj> pods, Json.Obj patch, long end) throws IOException {
        List<Callable<Outcome>> writes = pods.stream()
                .<Callable<Outcome>>map(
                        pod -> () -> System.nanoTime() < end ? patch(id, pod, patch) : left(pods.size()))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            return threads.invokeAll(writes).stream()
                    .map(Future::resultNow)
                    .filter(outcome -> !(outcome instanceof Outcome.Done))
                    .findFirst()
                    .orElseGet(Outcomes::done);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while pods were patched");
        }
    }

    private static Outcome left(int pods) {
        return new Outcome.Failed("PodsLeft", "there was no time left for all of " + pods + " pods");
    }

    private Outcome patch(RolloutId id, Json.Obj pod, Json.Obj patch) {
        Json.Obj meta = pod.obj("metadata");
        Json.Obj thisOne = patch.obj("metadata").with("uid", meta.get("uid").orElse(Json.NULL));
        try {
            Answer answer = api.mergePatch(
                    Paths.pod(id.namespace(), meta.text("name").orElse("")), patch.with("metadata", thisOne));
            return switch (answer.code()) {
                case Answer.NOT_FOUND, Answer.CONFLICT -> Outcomes.done();
                default -> answer.ok() ? Outcomes.done() : Outcomes.failed(answer);
            };
        } catch (IOException unanswered) {
            return Outcomes.failed(unanswered);
        }
    }
}
