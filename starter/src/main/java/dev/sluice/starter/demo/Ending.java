package dev.sluice.starter.demo;

import dev.sluice.contract.Names;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.starter.cli.history.NewestRun;
import dev.sluice.starter.view.RolloutView;
import io.temporal.client.WorkflowClient;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of the release.
 *
 * @param view the Rollout at its end
 * @param runs the Temporal server
 */
record Ending(RolloutView view, WorkflowClient runs) {
    static final String RUN = Names.rolloutWorkflow("", Guestbook.NAMESPACE, Guestbook.NAME);

    /** Whether it goes on no more. */
    static boolean isReached(RolloutView view) {
        return isHealthy(view) || view.phase().phase().equals("Degraded");
    }

    static boolean isHealthy(RolloutView view) {
        return view.phase().phase().equals("Healthy");
    }

    /** What the run keeps in its memo; empty while its verdict is not there. */
    Optional<ReleaseRecord> record() {
        return new NewestRun(runs)
                .runs(RUN).stream()
                        .flatMap(run -> run.release().stream())
                        .filter(record -> record.verdict().isPresent())
                        .filter(record -> record.release()
                                .filter(release -> release.revision() == revision())
                                .isPresent())
                        .findFirst();
    }

    /** {@code guestbook is Healthy on revision 2 (guestbook:v2)}. */
    String line() {
        return "%s is %s on revision %d (%s)"
                .formatted(view.name(), view.phase().phase(), revision(), images());
    }

    private long revision() {
        return view.revisions().stream()
                .mapToLong(RolloutView.Revision::number)
                .max()
                .orElse(0);
    }

    private String images() {
        return view.images().stream()
                .filter(use -> use.tags().contains("stable"))
                .map(RolloutView.ImageUse::image)
                .collect(Collectors.joining(", "));
    }
}
