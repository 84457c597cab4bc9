package dev.sluice.kube.cache;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.WorkloadKind;
import dev.sluice.kube.Key;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.KubeApi;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The Deployments whose pods a Rollout has taken over, found by the label that says so: few, so that a watch costs little. */
public final class TakenOver implements Store.Listener<TakenOver.Mark>, AutoCloseable {

    /**
     * A Deployment that has been taken over.
     *
     * @param rollout by which; its name is empty when the Deployment does not say
     */
    record Mark(Key deployment, Key rollout) {
        static Mark read(Json.Obj object) {
            Json.Obj meta = object.obj("metadata");
            String namespace = meta.text("namespace").orElse("");
            String rollout = meta.obj("annotations").text(Keys.SCALED_DOWN_BY).orElse("");
            return new Mark(new Key(namespace, meta.text("name").orElse("")), new Key(namespace, rollout));
        }
    }

    private final List<Consumer<Key>> subscribers = new CopyOnWriteArrayList<>();
    private final Kind<Mark> marks;

    TakenOver(KubeApi api, Scope scope) {
        this.marks = Kind.of(
                "taken over",
                api,
                Paths.workloads(WorkloadKind.DEPLOYMENT, scope.namespace()),
                Keys.SCALED_DOWN,
                new Store<>(Mark::read, this));
    }

    void start() {
        marks.watch().start();
    }

    @Override
    public void close() {
        marks.watch().close();
    }

    /** Calls back for every such Deployment that changes or appears, at first for all. Be short. */
    public void subscribe(Consumer<Key> subscriber) {
        subscribers.add(subscriber);
    }

    /** Those that the Rollout of this name has taken over, in no order. */
    public List<Key> by(Key rollout) {
        return marks.store().all().stream()
                .filter(mark -> mark.rollout().equals(rollout))
                .map(Mark::deployment)
                .toList();
    }

    /** By which Rollout this Deployment has been taken over; empty when it has not. */
    public Optional<Key> taker(Key deployment) {
        return marks.store().get(deployment).map(Mark::rollout);
    }

    @Override
    public void replaced(Store.Change<Mark> change) {}

    @Override
    public void changed(Store.Change<Mark> change) {
        change.after()
                .filter(now -> !change.before().equals(Optional.of(now)))
                .map(Mark::deployment)
                .ifPresent(key -> subscribers.forEach(each -> each.accept(key)));
    }

    @Override
    public void listed() {}
}
