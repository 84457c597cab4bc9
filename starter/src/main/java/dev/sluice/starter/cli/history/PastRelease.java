package dev.sluice.starter.cli.history;

import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.record.ReleaseRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A release as {@code history} tells it.
 *
 * @param release which; empty when neither run nor object says
 * @param verdict the record's, else the run's own end
 * @param endedAt empty while it goes on
 */
record PastRelease(
        Optional<ReleaseId> release,
        String verdict,
        Instant startedAt,
        Optional<Instant> endedAt,
        List<ReleaseRecord.CommandEntry> commands) {
    private static final String OPEN = "Running";
    private static final String IN_PROGRESS = "InProgress";

    static PastRelease of(Run run) {
        return run.release()
                .filter(record -> record.verdict().isPresent())
                .map(PastRelease::of)
                .orElseGet(() -> new PastRelease(
                        run.release().flatMap(ReleaseRecord::release),
                        run.status().equals(OPEN) ? IN_PROGRESS : run.status(),
                        run.release().map(ReleaseRecord::startedAt).orElse(run.startedAt()),
                        run.closedAt(),
                        run.release().map(ReleaseRecord::commands).orElse(List.of())));
    }

    static PastRelease of(ReleaseRecord record) {
        return new PastRelease(
                record.release(),
                record.verdict().map(Enum::name).orElse(IN_PROGRESS),
                record.startedAt(),
                record.endedAt(),
                record.commands());
    }

    boolean inProgress() {
        return verdict.equals(IN_PROGRESS);
    }

    /** Whether the record says how it ended. */
    boolean judged() {
        return Stream.of(ReleaseRecord.Verdict.values()).map(Enum::name).anyMatch(verdict::equals);
    }

    /** The same release told twice: by two runs when its history was cut, or by a run and a ReplicaSet. */
    boolean sameAs(PastRelease other) {
        return release.isPresent()
                && other.release.isPresent()
                && release.get().sameAs(other.release.get())
                && release.get().revision() == other.release.get().revision()
                && release.get().attempt() == other.release.get().attempt();
    }
}
