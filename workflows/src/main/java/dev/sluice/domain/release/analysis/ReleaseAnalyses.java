package dev.sluice.domain.release.analysis;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.analysis.template.AnalysisKind;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.release.Announcements;
import dev.sluice.domain.release.Scene;
import dev.sluice.domain.rollout.AnalysisPointer;
import dev.sluice.domain.rollout.AnalysisPointers;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.Keys;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The analyses of one look at a release. What is neither pursued nor kept nor retired in a look is given up: its run is
 * ended, and the status shows it no more.
 */
public final class ReleaseAnalyses {
    private final Scene scene;
    private final Announcements news;
    private final AnalysisPointers before;
    private final EnumMap<AnalysisKind, AnalysisPointer> current = new EnumMap<>(AnalysisKind.class);
    private final EnumSet<AnalysisKind> retired = EnumSet.noneOf(AnalysisKind.class);
    private Optional<String> resumedAfter = Optional.empty();

    public ReleaseAnalyses(Scene scene, Announcements news) {
        this.scene = scene;
        this.news = news;
        this.before = scene.rollout().status().analyses();
    }

    /**
     * Goes by the run of this kind, and has one made when there is none, when a human wants another after an inconclusive
     * one, or when an abort was taken back.
     *
     * @param step index of the step; empty unless the kind is {@link AnalysisKind#Step}
     */
    public Standing pursue(AnalysisKind kind, OptionalInt step) {
        Optional<AnalysisRun> run = current(kind, step);
        boolean again = run.filter(known -> known.phase() == Phase.Inconclusive).isPresent() && isResumed();
        resumedAfter = again ? run.map(AnalysisRun::name) : resumedAfter;
        if (run.isEmpty() || again || isRetried()) {
            create(kind, step);
            return new Standing.Running();
        }
        show(kind, run.get());
        return standing(kind, run.get());
    }

    private static Standing standing(AnalysisKind kind, AnalysisRun run) {
        return switch (run.phase()) {
            case Pending, Running -> new Standing.Running();
            case Successful -> new Standing.Passed();
            case Failed, Error -> new Standing.Failed(kind.cause(run.status().message()));
            case Inconclusive -> new Standing.Inconclusive(run.name());
        };
    }

    /** Whether there is a run of this kind to go by; none is there after an abort was taken back. */
    public boolean has(AnalysisKind kind) {
        return !isRetried() && current(kind, OptionalInt.empty()).isPresent();
    }

    /** Leaves the run of this kind as it is, and shows it as it was shown, unless an abort was taken back. */
    public void keep(AnalysisKind kind) {
        pointer(kind).filter(known -> !isRetried()).ifPresent(known -> current.put(kind, known));
    }

    /** Shows how the run of this kind stands, without going by it; none is made. */
    public void watch(AnalysisKind kind) {
        run(kind).ifPresentOrElse(run -> show(kind, run), () -> keep(kind));
    }

    /** Ends the run of this kind if it goes on, since nothing depends on it any more; the status goes on showing it. */
    public void retire(AnalysisKind kind) {
        if (!current.containsKey(kind)) {
            watch(kind);
        }
        retired.add(kind);
    }

    /** Gives up the run of this kind: what it was for is over. */
    public void leave(AnalysisKind kind) {
        current.remove(kind);
    }

    /** Gives all of them up: the release is over. */
    public void giveUp() {
        current.clear();
    }

    /** The inconclusive run after which a human has resumed, and for which a new one is made in this look; empty when none is. */
    public Optional<String> resumedAfter() {
        return resumedAfter;
    }

    /** What the status shows from now on. */
    public AnalysisPointers pointers() {
        return new AnalysisPointers(
                Optional.ofNullable(current.get(AnalysisKind.Step)),
                Optional.ofNullable(current.get(AnalysisKind.Background)),
                Optional.ofNullable(current.get(AnalysisKind.PrePromotion)),
                Optional.ofNullable(current.get(AnalysisKind.PostPromotion)));
    }

    /** Ends runs that the release does not go by, and deletes those that are over, not shown, and beyond the limits. */
    public void tidy() {
        new RunHistory(scene).tidy(names(kind -> !retired.contains(kind)), names(kind -> true));
    }

    private List<String> names(Predicate<AnalysisKind> which) {
        return Stream.of(AnalysisKind.values())
                .filter(which)
                .flatMap(kind -> Optional.ofNullable(current.get(kind)).stream())
                .map(AnalysisPointer::name)
                .toList();
    }

    private boolean isResumed() {
        Halt halt = scene.rollout().status().halt();
        return halt.controllerPause() && halt.pauses().isEmpty();
    }

    private boolean isRetried() {
        Halt halt = scene.rollout().status().halt();
        return !halt.abort() && halt.abortedAt().isPresent();
    }

    private Optional<AnalysisRun> current(AnalysisKind kind, OptionalInt step) {
        return run(kind)
                .filter(run -> run.hash().equals(scene.hash()))
                .filter(run -> step.isEmpty()
                        || Integer.toString(step.getAsInt())
                                .equals(run.meta().labels().get(Keys.STEP_INDEX)));
    }

    private Optional<AnalysisRun> run(AnalysisKind kind) {
        return pointer(kind)
                .flatMap(known -> scene.seen().surroundings().runs().stream()
                        .filter(run -> run.name().equals(known.name()))
                        .findFirst());
    }

    private Optional<AnalysisPointer> pointer(AnalysisKind kind) {
        return switch (kind) {
            case Step -> before.step();
            case Background -> before.background();
            case PrePromotion -> before.prePromotion();
            case PostPromotion -> before.postPromotion();
        };
    }

    private void show(AnalysisKind kind, AnalysisRun run) {
        String shown = pointer(kind).map(AnalysisPointer::phase).orElse("");
        String phase = run.phase() == Phase.Pending ? shown : run.phase().name();
        current.put(kind, new AnalysisPointer(run.name(), phase, run.status().message()));
        if (!phase.equals(shown)) {
            news.analysis(kind, run, shown);
        }
    }

    private void create(AnalysisKind kind, OptionalInt step) {
        String name = new RunName(scene).next(kind, step);
        scene.out()
                .add(new Action.CreateAnalysisRun(
                        name,
                        kind,
                        step,
                        scene.revision(),
                        scene.hash(),
                        scene.rollout().status().release().stable(),
                        scene.rollout().meta().generation(),
                        kind + " analysis " + name,
                        List.of()));
        current.put(kind, new AnalysisPointer(name, "", ""));
    }
}
