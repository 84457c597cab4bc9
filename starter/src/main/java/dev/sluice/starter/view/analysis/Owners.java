package dev.sluice.starter.view.analysis;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.rollout.Keys;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run was made for. */
final class Owners {
    private Owners() {}

    /** {@code Rollout/web}; empty for a run that a user made. */
    static String name(AnalysisRun run) {
        return run.owner().map(owner -> owner.kind() + "/" + owner.name()).orElse("");
    }

    /** {@code Rollout/web (Step 1, revision 4)}; empty for a run that a user made. */
    static String text(AnalysisRun run) {
        List<String> details =
                Stream.of(part(run), revision(run)).flatMap(Optional::stream).toList();
        String name = name(run);
        return name.isEmpty() || details.isEmpty() ? name : name + " (" + String.join(", ", details) + ")";
    }

    private static Optional<String> part(AnalysisRun run) {
        String step = run.meta().labels().getOrDefault(Keys.STEP_INDEX, "");
        return Optional.ofNullable(run.meta().labels().get(Keys.ROLLOUT_TYPE))
                .map(type -> step.isEmpty() ? type : type + " " + step);
    }

    private static Optional<String> revision(AnalysisRun run) {
        return Optional.ofNullable(run.meta().annotations().get(Keys.REVISION)).map("revision "::concat);
    }
}
