package dev.sluice.starter.cli.history;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.record.ReleaseRecord.CommandEntry;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Times;
import dev.sluice.starter.view.Ages;
import dev.sluice.starter.view.RolloutObjects;
import dev.sluice.starter.view.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes releases as a table.
 *
 * @param rollout the object as stored, which names the release in progress before its record does
 * @param now up to here the release in progress has lasted
 */
record HistoryTable(Json.Obj rollout, Instant now) {
    private static final String REFUSED = "refused";

    String text(List<PastRelease> releases) {
        TextTable table = new TextTable().row("REVISION", "VERDICT", "STARTED", "DURATION", "IMAGES", "COMMANDS");
        releases.forEach(one -> table.row(
                revision(one),
                one.verdict(),
                Times.toSecond(one.startedAt()).toString(),
                Ages.text(Duration.between(one.startedAt(), one.endedAt().orElse(now))),
                images(one),
                one.commands().stream().map(HistoryTable::command).collect(Collectors.joining("; "))));
        return table.text();
    }

    private String revision(PastRelease past) {
        if (past.release().isEmpty()) {
            return past.inProgress() ? annotated() : "-";
        }
        ReleaseId release = past.release().get();
        return release.attempt() > 1
                ? release.revision() + " (attempt " + release.attempt() + ")"
                : Integer.toString(release.revision());
    }

    private String annotated() {
        return rollout.obj("metadata").obj("annotations").text(Keys.REVISION).orElse("-");
    }

    private String images(PastRelease past) {
        if (past.release().isEmpty() && past.inProgress()) {
            Json.Obj podSpec = rollout.obj("spec").obj("template").obj("spec");
            return RolloutObjects.objects(podSpec.list("containers")).stream()
                    .flatMap(container -> container.text("image").stream())
                    .collect(Collectors.joining(","));
        }
        return past.release().map(id -> String.join(",", id.images())).orElse("-");
    }

    /** {@code promote by alice: looks good [refused: no step is left to pass]}; what was written needs no mention. */
    private static String command(CommandEntry entry) {
        return entry.command()
                + (entry.who().isEmpty() ? " via " + entry.via() : " by " + entry.who())
                + (entry.reason().isEmpty() ? "" : ": " + entry.reason())
                + (entry.outcome().startsWith(REFUSED) ? " [" + entry.outcome() + "]" : "");
    }
}
