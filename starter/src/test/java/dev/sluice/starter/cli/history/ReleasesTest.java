package dev.sluice.starter.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.CommandEntry;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import dev.sluice.starter.cli.cluster.Trees;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleasesTest {
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void toldByRunAndReplicaSetItIsOneRelease() {
        ReleaseRecord promoted = ended(2, 1, TEN);

        List<PastRelease> releases =
                Releases.of(List.of(closed(promoted)), List.of(promoted, ended(1, 1, TEN.minusSeconds(900))));

        assertThat(releases)
                .extracting(one -> one.release().orElseThrow().revision())
                .containsExactly(2, 1);
    }

    @Test
    void aHistoryCutForItsSizeIsOneReleaseWithItsVerdict() {
        ReleaseRecord begun = ReleaseRecord.begun(TEN).of(id(2, 1));
        Run first = new Run("Continued as new", TEN, Optional.of(TEN.plusSeconds(60)), Optional.of(begun));

        List<PastRelease> releases = Releases.of(List.of(first, closed(ended(2, 1, TEN))), List.of());

        assertThat(releases).extracting(PastRelease::verdict).containsExactly("Promoted");
    }

    @Test
    void attemptsAreReleasesOfTheirOwn() {
        ReleaseRecord aborted = ReleaseRecord.begun(TEN).of(id(2, 1)).ended(Verdict.Aborted, TEN.plusSeconds(60));

        List<PastRelease> releases = Releases.of(List.of(closed(ended(2, 2, TEN.plusSeconds(90)))), List.of(aborted));

        assertThat(releases).extracting(PastRelease::verdict).containsExactly("Promoted", "Aborted");
    }

    @Test
    void runsWithoutARecordShowTheirOwnEnd() {
        Run terminated = new Run("Terminated", TEN, Optional.of(TEN.plusSeconds(5)), Optional.empty());
        Run open = new Run("Running", TEN.plusSeconds(10), Optional.empty(), Optional.empty());

        List<PastRelease> releases = Releases.of(List.of(terminated, open), List.of());

        assertThat(releases).extracting(PastRelease::verdict).containsExactly("InProgress", "Terminated");
    }

    @Test
    void showsReleasesAsATable() {
        ReleaseRecord second = ended(2, 2, TEN)
                .with(new CommandEntry(TEN, "promote", "alice", "update", "looks good", "written"))
                .with(new CommandEntry(TEN, "abort", "", "signal", "", "refused: too late"));
        Run open = new Run("Running", TEN.plusSeconds(600), Optional.empty(), Optional.empty());
        List<PastRelease> releases =
                Releases.of(List.of(open, closed(second)), List.of(ended(1, 1, TEN.minusSeconds(900))));
        Json.Obj rollout = Trees.object("""
                {"metadata": {"annotations": {"rollout.argoproj.io/revision": "3"}},
                 "spec": {"template": {"spec": {"containers": [{"image": "w:3"}, {"image": "l:1"}]}}}}""");

        String table = new HistoryTable(rollout, TEN.plusSeconds(630)).text(releases);

        assertThat(table).isEqualTo("""
                REVISION       VERDICT     STARTED               DURATION  IMAGES   COMMANDS
                3              InProgress  2026-03-01T10:10:00Z  30s       w:3,l:1
                2 (attempt 2)  Promoted    2026-03-01T10:00:00Z  2m        w:2      promote by alice: looks good; abort via signal [refused: too late]
                1              Promoted    2026-03-01T09:45:00Z  2m        w:1
                """);
    }

    private static Run closed(ReleaseRecord record) {
        return new Run("Completed", record.startedAt(), record.endedAt(), Optional.of(record));
    }

    private static ReleaseRecord ended(int revision, int attempt, Instant started) {
        return ReleaseRecord.begun(started).of(id(revision, attempt)).ended(Verdict.Promoted, started.plusSeconds(120));
    }

    private static ReleaseId id(int revision, int attempt) {
        return new ReleaseId(
                "ro-1", "h" + revision, "s", "web-h" + revision, revision, attempt, List.of("w:" + revision));
    }
}
