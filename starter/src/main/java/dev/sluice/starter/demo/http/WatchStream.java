package dev.sluice.starter.demo.http;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ResourceType;
import dev.sluice.starter.demo.select.Selection;
import dev.sluice.starter.demo.store.Change;
import dev.sluice.starter.demo.store.EventLog;
import dev.sluice.starter.demo.store.Listing;
import dev.sluice.starter.demo.store.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One watch: what is there when no version is given, then every change after it, one JSON document a line. */
final class WatchStream {
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final ObjectStore store;
    private final Request request;
    private final Selection selection;
    private long version;

    /**
     * A watch that has not begun.
     *
     * @throws ApiError BadRequest when a selector or the version cannot be read
     */
    WatchStream(ObjectStore store, Request request) {
        this.store = store;
        this.request = request;
        this.selection = request.selection();
        this.version = request.query().version();
    }

    /** Writes until the time asked for is over, the log is closed, or the client has gone (which is an IOException). */
    void run(OutputStream out) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(length());
        out.flush();
        try {
            start(out);
            follow(out, end);
        } catch (ApiError expired) {
            event(out, "ERROR", expired.status().toJson());
        }
    }

    /** Writes what is there now, unless the client knows it from a list of the version that it gave. */
    private void start(OutputStream out) throws IOException {
        boolean markEnd = request.query().flag("sendInitialEvents");
        if (version > 0 && !markEnd) {
            return;
        }
        Listing listing = store.list(request.type(), request.path().namespace());
        for (Json.Obj object : listing.items()) {
            if (selection.matches(object)) {
                event(out, "ADDED", object);
            }
        }
        version = listing.version();
        if (markEnd) {
            event(out, "BOOKMARK", bookmark().with("metadata", endOfList()));
        }
        out.flush();
    }

    private void follow(OutputStream out, Instant end) throws IOException, InterruptedException {
        EventLog log = store.log();
        while (!log.isClosed() && Instant.now().isBefore(end)) {
            List<Change> changes = log.after(version, shorter(QUIET, Duration.between(Instant.now(), end)));
            for (Change change : changes) {
                version = change.version();
                write(out, change);
            }
            if (changes.isEmpty() && request.query().flag("allowWatchBookmarks")) {
                event(out, "BOOKMARK", bookmark());
            }
            out.flush();
        }
    }

    private void write(OutputStream out, Change change) throws IOException {
        Optional<Change.Kind> seen = selection.seen(change);
        if (seen.isPresent()) {
            event(out, seen.get().name(), change.after());
        }
    }

    /** An object of the kind that carries nothing but the version up to which all is told. */
    private Json.Obj bookmark() {
        ResourceType type = request.type();
        return Json.Obj.EMPTY
                .with("kind", Json.of(type.kind()))
                .with("apiVersion", Json.of(type.apiVersion()))
                .with("metadata", atVersion());
    }

    private Json.Obj endOfList() {
        return atVersion().with("annotations", Json.Obj.EMPTY.with("k8s.io/initial-events-end", Json.of("true")));
    }

    private Json.Obj atVersion() {
        return Json.Obj.EMPTY.with("resourceVersion", Json.of(Long.toString(version)));
    }

    private static void event(OutputStream out, String type, Json.Obj object) throws IOException {
        out.write(JsonText.write(Json.Obj.EMPTY.with("type", Json.of(type)).with("object", object)));
        out.write('\n');
    }

    private Duration length() {
        String seconds = request.query().text("timeoutSeconds");
        return seconds.matches("[1-9][0-9]{0,8}") ? Duration.ofSeconds(Long.parseLong(seconds)) : LONGEST;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
