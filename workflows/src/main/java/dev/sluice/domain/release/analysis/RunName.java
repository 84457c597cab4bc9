package dev.sluice.domain.release.analysis;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.template.AnalysisKind;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.release.Scene;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The name of the next AnalysisRun (spec 4.1): a base, and a number once that is taken. One that goes on keeps its name, so
 * that a creation whose answer was lost finds its own run there.
 */
final class RunName {
    private static final String CREATION = "CreateAnalysisRun ";

    private final Scene scene;

    RunName(Scene scene) {
        this.scene = scene;
    }

    String next(AnalysisKind kind, OptionalInt step) {
        String base = scene.rollout().meta().name() + "-" + scene.hash() + "-" + scene.revision() + kind.suffix(step);
        int number = refusedBefore(base);
        while (isTaken(numbered(base, number))) {
            number++;
        }
        return numbered(base, number);
    }

    private boolean isTaken(String name) {
        List<AnalysisRun> runs = scene.seen().surroundings().runs();
        return runs.stream().anyMatch(run -> run.name().equals(name) && (run.completed() || run.terminating()));
    }

    /** The first number that the API server has not refused, because something else has that name. */
    private int refusedBefore(String base) {
        Optional<String> refused = scene.seen()
                .trouble()
                .filter(trouble -> trouble.code().equals(Trouble.NAME_TAKEN))
                .map(Trouble::actionKey)
                .filter(key -> key.startsWith(CREATION + base))
                .map(key -> key.substring(CREATION.length() + base.length()));
        return refused.map(rest -> rest.matches("\\.[0-9]{1,6}") ? Integer.parseInt(rest.substring(1)) + 1 : 1)
                .orElse(0);
    }

    private static String numbered(String base, int number) {
        return number == 0 ? base : base + "." + number;
    }
}
