package dev.sluice.domain.record;

import dev.sluice.domain.plan.ReleaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The release: which, what was asked of it, how and when it ended.
 *
 * @param release empty until the first plan names it
 * @param verdict empty while the release goes on
 */
public record ReleaseRecord(
        Optional<ReleaseId> release,
        Instant startedAt,
        Optional<Verdict> verdict,
        Optional<Instant> endedAt,
        List<CommandEntry> commands) {
    /** How many commands are kept; the oldest go first. */
    public static final int MOST_COMMANDS = 20;

    public ReleaseRecord {
        commands = List.copyOf(commands.subList(Math.max(0, commands.size() - MOST_COMMANDS), commands.size()));
    }

    /** How a release ended. */
    public enum Verdict {
        Promoted,
        Aborted,
        Superseded,
        Deleted,
        Invalid
    }

    /**
     * A command that was asked for, and what came of it.
     *
     * @param who as the sender said; empty when nothing was said
     * @param via how it came: {@code signal}, {@code update} or {@code cancel}; none of them proves who sent it
     * @param outcome {@code written}, or {@code refused: …}
     */
    public record CommandEntry(Instant at, String command, String who, String via, String reason, String outcome) {}

    public static ReleaseRecord begun(Instant now) {
        return new ReleaseRecord(Optional.empty(), now, Optional.empty(), Optional.empty(), List.of());
    }

    public ReleaseRecord of(ReleaseId id) {
        return new ReleaseRecord(Optional.of(id), startedAt, verdict, endedAt, commands);
    }

    public ReleaseRecord ended(Verdict how, Instant now) {
        return new ReleaseRecord(release, startedAt, Optional.of(how), Optional.of(now), commands);
    }

    public ReleaseRecord with(CommandEntry entry) {
        List<CommandEntry> more = new ArrayList<>(commands);
        more.add(entry);
        return new ReleaseRecord(release, startedAt, verdict, endedAt, more);
    }
}
