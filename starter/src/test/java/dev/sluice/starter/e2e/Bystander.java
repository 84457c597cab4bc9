package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Good canary releases, one after the other, while something else goes on beside them. */
final class Bystander implements AutoCloseable {
    private static final Canary FIRST = new Canary("bystander", 2, "[{setWeight: 50}, {pause: {}}, {setWeight: 80}]");

    private final Rollouts rollouts;
    private final AtomicBoolean enough = new AtomicBoolean();
    private final CompletableFuture<List<Duration>> releases;

    /** Begins at once. */
    Bystander(Rollouts rollouts) {
        this.rollouts = rollouts;
        this.releases = CompletableFuture.supplyAsync(this::releaseOverAndOver);
    }

    /** Ends after the present release. Answers how long each has taken, from its update to Healthy. */
    List<Duration> stop() {
        enough.set(true);
        return releases.join();
    }

    private List<Duration> releaseOverAndOver() {
        List<Duration> all = new ArrayList<>();
        rollouts.createHealthy(FIRST);
        while (!enough.get()) {
            Canary next = FIRST.withImage("guestbook:" + (all.size() + 2));
            Instant begin = Instant.now();
            release(next);
            all.add(Duration.between(begin, Instant.now()));
        }
        return all;
    }

    private void release(Canary canary) {
        rollouts.update(canary);
        rollouts.awaitSeen(canary.name(), seen -> {
            assertThat(seen.phase()).as("%s", seen).isEqualTo("Paused");
            assertThat(seen.text("currentPodHash")).isEqualTo(canary.hash());
        });
        rollouts.patchStatus(canary.name(), "{\"status\":{\"pauseConditions\":null}}");
        rollouts.awaitSeen(canary.name(), seen -> {
            assertThat(seen.phase()).as("%s", seen).isEqualTo("Healthy");
            assertThat(seen.text("stableRS")).isEqualTo(canary.hash());
        });
    }

    @Override
    public void close() {
        enough.set(true);
    }
}
