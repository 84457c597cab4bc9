package dev.sluice.starter.demo;

import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.CommandEntry;
import dev.sluice.domain.rollout.Times;
import java.time.Instant;
import java.util.stream.Collectors;

/** Writes the record of a release for a reader, each line ended by a line feed. */
final class RecordText {
    private static final String LINE = "  %-10s%s\n";

    private RecordText() {}

    static String of(ReleaseRecord record) {
        StringBuilder out = new StringBuilder();
        record.release().ifPresent(release -> add(out, release));
        add(out, "verdict", record.verdict().map(Enum::name).orElse("none yet"));
        add(out, "started", time(record.startedAt()));
        record.endedAt().ifPresent(end -> add(out, "ended", time(end)));
        record.commands().forEach(entry -> add(out, entry.command(), command(entry)));
        return out.toString();
    }

    private static void add(StringBuilder out, ReleaseId release) {
        add(out, "revision", release.revision() + ", attempt " + release.attempt());
        add(out, "images", release.images().stream().collect(Collectors.joining(", ")));
    }

    private static String command(CommandEntry entry) {
        return "%s, by %s, as %s%s: %s"
                .formatted(
                        time(entry.at()),
                        entry.who().isEmpty() ? "somebody" : entry.who(),
                        entry.via(),
                        entry.reason().isEmpty() ? "" : " (" + entry.reason() + ")",
                        entry.outcome());
    }

    private static void add(StringBuilder out, String label, String value) {
        out.append(LINE.formatted(label, value));
    }

    private static String time(Instant instant) {
        return Times.toSecond(instant).toString();
    }
}
