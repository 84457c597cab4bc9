package dev.sluice.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * {@code /healthz}: the process answers. {@code /readyz}: everything that had to come up once has come up. Neither asks
 * Kubernetes or Temporal, so an outage of theirs restarts nothing.
 */
public final class Health implements AutoCloseable {
    private final List<String> awaited;
    private final ConcurrentHashMap<String, Boolean> up = new ConcurrentHashMap<>();
    private final HttpPages pages;

    /**
     * Begins to answer.
     *
     * @param awaited names of what has to come up before the process is ready
     * @throws IOException when the port is taken
     */
    public Health(Ports ports, List<String> awaited) throws IOException {
        this.awaited = List.copyOf(awaited);
        SequencedMap<String, Supplier<HttpPages.Page>> paths = new LinkedHashMap<>();
        paths.put("/healthz", () -> HttpPages.Page.text(200, "ok"));
        paths.put("/readyz", this::readiness);
        pages = new HttpPages(ports.host(), ports.health(), paths);
    }

    /** Something has come up; it stays so for readiness, whatever happens later. */
    public void up(String what) {
        up.put(what, true);
    }

    public int port() {
        return pages.port();
    }

    private HttpPages.Page readiness() {
        List<String> missing = new ArrayList<>(awaited);
        missing.removeIf(up::containsKey);
        return missing.isEmpty()
                ? HttpPages.Page.text(200, "ok")
                : HttpPages.Page.text(503, "waiting for " + String.join(", ", missing));
    }

    @Override
    public void close() {
        pages.close();
    }
}
