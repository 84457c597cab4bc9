package dev.sluice.starter.runs;

import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.Key;
import dev.sluice.starter.timing.FakeTimers;
import dev.sluice.starter.timing.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs that write down who told them what, and when. */
public final class FakeRuns implements Runs {
    public final List<Long> rings = new ArrayList<>();
    public final List<Long> nudges = new ArrayList<>();
    public Freshness lastSeen = Freshness.NONE;
    public boolean reachable = true;
    public Optional<OpenRun> open = Optional.empty();

    private final FakeTimers timers;

    public FakeRuns(FakeTimers timers) {
        this.timers = timers;
    }

    @Override
    public void ring(Key key, String uid, Freshness seen) {
        answer();
        rings.add(timers.elapsed().toMillis());
        lastSeen = seen;
        open = Optional.of(new OpenRun("run", Optional.empty()));
    }

    @Override
    public boolean nudge(Key key, Freshness seen) {
        answer();
        nudges.add(timers.elapsed().toMillis());
        return open.isPresent();
    }

    @Override
    public Optional<OpenRun> find(Key key) {
        answer();
        return open;
    }

    @Override
    public Optional<String> why(Key key) {
        return Optional.empty();
    }

    @Override
    public List<Key> open() {
        answer();
        return open.map(run -> List.of(new Key("shop", "web"))).orElse(List.of());
    }

    private void answer() {
        if (!reachable) {
            throw new Outage("no answer");
        }
    }
}
