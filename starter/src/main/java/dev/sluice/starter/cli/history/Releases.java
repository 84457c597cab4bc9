package dev.sluice.starter.cli.history;

import dev.sluice.domain.record.ReleaseRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes one list of what runs and ReplicaSets tell. */
final class Releases {
    private Releases() {}

    /** The releases, newest first, each once; a verdict is believed before the lack of one. */
    static List<PastRelease> of(List<Run> runs, List<ReleaseRecord> kept) {
        List<PastRelease> releases = new ArrayList<>();
        Stream.concat(runs.stream().map(PastRelease::of), kept.stream().map(PastRelease::of))
                .sorted(Comparator.comparing(PastRelease::judged).reversed())
                .filter(one -> releases.stream().noneMatch(one::sameAs))
                .forEach(releases::add);
        releases.sort(Comparator.comparing(PastRelease::startedAt).reversed());
        return releases;
    }
}
