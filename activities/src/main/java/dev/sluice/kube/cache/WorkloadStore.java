package dev.sluice.kube.cache;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.rollout.Workload;
import dev.sluice.domain.rollout.WorkloadKind;
import dev.sluice.kube.Key;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workloads of one kind. The watch keeps the whole of those that Rollouts refer to; when one is referred to only after the
 * watch has passed it, it is read once by itself.
 */
final class WorkloadStore implements Store.Listener<WorkloadStore.Placed>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkloadStore.class);
    private static final long AGAIN_SECONDS = 1;

    /**
     * A workload, and where it is.
     *
     * @param workload empty when nobody referred to it when it was seen
     */
    record Placed(Key key, Optional<Workload> workload) {}

    private final WorkloadKind kind;
    private final KubeApi api;
    private final WorkloadReferences references;
    private final Consumer<WorkloadPlace> changed;
    private final Kind<Placed> watched;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean announced = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor reader;

    WorkloadStore(
            WorkloadKind kind,
            KubeApi api,
            Scope scope,
            WorkloadReferences references,
            Consumer<WorkloadPlace> changed) {
        this.kind = kind;
        this.api = api;
        this.references = references;
        this.changed = changed;
        this.watched = Kind.of(
                kind.versions(),
                api,
                Paths.workloads(kind, scope.namespace()),
                "",
                new Store<>(this::read, this, this::trimmed));
        this.reader = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("read " + kind.plural()).factory());
    }

    /** A Rollout refers to this workload from now on. */
    void need(Key key) {
        if (started.compareAndSet(false, true)) {
            watched.watch().start();
        }
        watched.store().get(key).ifPresent(this::complete);
    }

    WorkloadCache.Known get(Key key) {
        if (!watched.store().told()) {
            return new WorkloadCache.Known.NotYet();
        }
        return watched.store()
                .get(key)
                .map(placed -> placed.workload()
                        .<WorkloadCache.Known>map(WorkloadCache.Known.There::new)
                        .orElseGet(WorkloadCache.Known.NotYet::new))
                .orElseGet(WorkloadCache.Known.Missing::new);
    }

    boolean await(Freshness asked, Duration limit) {
        long version = asked.of(watched.name());
        return version == 0 || (started.get() && watched.store().await(version, limit));
    }

    Freshness newest() {
        return Freshness.of(watched.name(), Long.toString(watched.store().newest()));
    }

    @Override
    public void close() {
        reader.shutdownNow();
        watched.watch().close();
    }

    @Override
    public void replaced(Store.Change<Placed> change) {
        change.after().ifPresent(this::complete);
    }

    @Override
    public void changed(Store.Change<Placed> change) {
        boolean read =
                change.after().isEmpty() || change.after().get().workload().isPresent();
        if (read && announced.get()) {
            change.after().or(change::before).ifPresent(placed -> changed.accept(place(placed.key())));
        }
    }

    /** All are known from the first list on, also those that are missing. */
    @Override
    public void listed() {
        if (announced.compareAndSet(false, true)) {
            references.places(kind).forEach(changed);
        }
    }

    private Placed read(Json.Obj object) {
        Key key = keyOf(object);
        boolean whole = references.contains(place(key)) && hasTemplate(object);
        return new Placed(key, whole ? Optional.of(Workload.read(kind, object)) : Optional.empty());
    }

    private Json.Obj trimmed(Json.Obj object) {
        return references.contains(place(keyOf(object)))
                ? object
                : Json.Obj.EMPTY.with("metadata", object.obj("metadata").without("annotations"));
    }

    /** What a trimmed object has lost. */
    private boolean hasTemplate(Json.Obj object) {
        return (kind == WorkloadKind.POD_TEMPLATE ? object : object.obj("spec"))
                .get("template")
                .isPresent();
    }

    /** Reads what is referred to and was passed over. */
    private void complete(Placed placed) {
        if (placed.workload().isEmpty() && references.contains(place(placed.key()))) {
            later(() -> readOne(placed.key()), 0);
        }
    }

    private void readOne(Key key) {
        boolean wanted = watched.store()
                .get(key)
                .filter(placed -> placed.workload().isEmpty())
                .isPresent();
        if (!wanted || !references.contains(place(key))) {
            return;
        }
        try {
            Answer answer = api.get(Paths.workload(kind, key.namespace(), key.name()));
            if (answer.ok()) {
                watched.store().refill(answer.body());
                return;
            }
            LOG.atWarn().addKeyValue("workload", key).log("cannot be read: {}", answer.why());
        } catch (IOException unanswered) {
            LOG.atDebug().addKeyValue("workload", key).log("cannot be read: {}", unanswered.toString());
        }
        later(() -> readOne(key), AGAIN_SECONDS);
    }

    private void later(Runnable task, long seconds) {
        try {
            Future<?> unused = reader.schedule(task, seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("closed meanwhile", closed);
        }
    }

    private WorkloadPlace place(Key key) {
        return new WorkloadPlace(kind, key);
    }

    private static Key keyOf(Json.Obj object) {
        Json.Obj meta = object.obj("metadata");
        return new Key(meta.text("namespace").orElse(""), meta.text("name").orElse(""));
    }
}
