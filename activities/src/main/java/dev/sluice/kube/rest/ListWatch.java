package dev.sluice.kube.rest;

import com.fasterxml.jackson.core.JsonParser;
import dev.sluice.domain.json.Json;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Lists the objects under a path and follows their changes on one thread until closed, whatever fails meanwhile: a broken
 * watch goes on from where it was, and the list is read anew when the server no longer knows that place.
 */
public final class ListWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);
    private static final int PAGE = 500;
    private static final Duration WATCH = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofSeconds(5);

    /** Takes what was seen, in order and on one thread. What it throws is logged and passed over. */
    public interface Sink {

        /** All objects there are, as of this version; those not among them are gone. */
        void listed(List<Json.Obj> objects, long version);

        /** What {@link #listed} needs of an object, so that a long list is never held as a whole. */
        default Json.Obj trimmed(Json.Obj object) {
            return object;
        }

        /** An object is new or different. */
        void changed(Json.Obj object);

        /** An object is gone; its version is that of the deletion. */
        void deleted(Json.Obj object);

        /** Nothing that is older than this version is still to come. */
        void reached(long version);
    }

    private final KubeApi api;
    private final String path;
    private final String query;
    private final Sink sink;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Backoff backoff = new Backoff();
    private final Thread thread;
    private Optional<String> position = Optional.empty();
    private boolean interrupted;
    private volatile boolean watching;

    /**
     * Does nothing before {@link #start}.
     *
     * @param selector label selector; empty for all objects
     */
    public ListWatch(KubeApi api, String path, String selector, Sink sink) {
        this.api = api;
        this.path = path;
        this.query = selector.isEmpty() ? "" : "&labelSelector=" + KubeApi.encoded(selector);
        this.sink = sink;
        this.thread = Thread.ofPlatform().daemon().name("watch " + path).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Whether a watch is open at this moment. */
    public boolean watching() {
        return watching;
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void run() {
        Duration lasted;
        do {
            long started = System.nanoTime();
            try {
                attempt();
            } catch (IOException | RuntimeException e) {
                logFirst(e);
            }
            watching = false;
            lasted = Duration.ofNanos(System.nanoTime() - started);
        } while (!closedWithin(pauseAfter(lasted)));
    }

    private void attempt() throws IOException {
        if (position.isPresent()) {
            follow(position.get());
        }
        if (position.isEmpty()) {
            follow(list());
        }
    }

    private void logFirst(Exception e) {
        boolean first = !interrupted && closed.getCount() > 0;
        LOG.atLevel(first ? Level.WARN : Level.DEBUG)
                .addKeyValue("path", path)
                .log("watch interrupted: {}", e.toString());
        interrupted = true;
    }

    private void opened() {
        LOG.atLevel(interrupted ? Level.INFO : Level.DEBUG)
                .addKeyValue("path", path)
                .log("watching");
        interrupted = false;
        watching = true;
    }

    private Duration pauseAfter(Duration lasted) {
        if (lasted.compareTo(STEADY) >= 0) {
            backoff.reset();
        }
        return backoff.next();
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
    }

    private String list() throws IOException {
        List<Json.Obj> objects = new ArrayList<>();
        Json.Obj page = page("");
        addItems(page, objects);
        while (next(page).isPresent()) {
            page = page(next(page).get());
            addItems(page, objects);
        }
        String version = page.obj("metadata").text("resourceVersion").orElse("");
        guarded(() -> sink.listed(objects, number(version)));
        position = Optional.of(version);
        return version;
    }

    private Json.Obj page(String continuation) throws IOException {
        Answer answer = api.get(path + "?limit=" + PAGE + query
                + (continuation.isEmpty() ? "" : "&continue=" + KubeApi.encoded(continuation)));
        if (!answer.ok()) {
            throw new IOException("list: " + answer.why());
        }
        return answer.body();
    }

    private static Optional<String> next(Json.Obj page) {
        return page.obj("metadata").text("continue").filter(token -> !token.isEmpty());
    }

    private void addItems(Json.Obj page, List<Json.Obj> objects) {
        page.list("items").stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .map(sink::trimmed)
                .forEach(objects::add);
    }

    private void follow(String version) throws IOException {
        HttpResponse<InputStream> response = api.watch(
                path + "?watch=true&allowWatchBookmarks=true&timeoutSeconds=" + WATCH.toSeconds() + "&resourceVersion="
                        + version + query,
                WATCH.plus(GRACE));
        try (InputStream body = response.body()) {
            if (response.isSuccessful()) {
                opened();
                takeAll(body);
            } else {
                refused(response.code());
            }
        }
    }

    private void takeAll(InputStream stream) throws IOException {
        JsonParser events = JsonCodec.open(stream);
        Optional<Json.Obj> event = JsonCodec.next(events);
        while (event.isPresent() && take(event.get())) {
            event = JsonCodec.next(events);
        }
    }

    private void refused(int code) throws IOException {
        if (code != Answer.GONE && code != Answer.NOT_FOUND) {
            throw new IOException("HTTP " + code);
        }
        position = Optional.empty();
    }

    /** Whether more can follow: after an error the list has to be read anew. */
    private boolean take(Json.Obj event) {
        Json.Obj object = event.obj("object");
        String version = object.obj("metadata").text("resourceVersion").orElse("");
        switch (event.text("type").orElse("")) {
            case "ADDED", "MODIFIED" -> guarded(() -> sink.changed(object));
            case "DELETED" -> guarded(() -> sink.deleted(object));
            case "BOOKMARK" -> guarded(() -> sink.reached(number(version)));
            default -> {
                LOG.atInfo()
                        .addKeyValue("path", path)
                        .log("listing anew: {}", object.text("message").orElse("unknown event"));
                position = Optional.empty();
                return false;
            }
        }
        position = version.isEmpty() ? position : Optional.of(version);
        return true;
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.atError().addKeyValue("path", path).setCause(e).log("an object was passed over");
        }
    }

    /** A resourceVersion as a number; 0 when it is none. */
    public static long number(String version) {
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException opaque) {
            return 0;
        }
    }
}
