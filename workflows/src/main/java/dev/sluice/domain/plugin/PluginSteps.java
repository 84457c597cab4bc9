package dev.sluice.domain.plugin;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plugin.PluginItem.Operation;
import dev.sluice.domain.plugin.PluginItem.Phase;
import dev.sluice.domain.release.Announcements;
import dev.sluice.domain.release.Scene;
import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.Halt;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.status.ConditionList;
import dev.sluice.domain.status.Reasons;
import dev.sluice.domain.step.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The steps of a canary release that workers of the user's own carry out (spec 3.8). What is due is asked by an action that
 * only begins the call; its answer comes with a later observation, and is in the status when the call is forgotten.
 */
public final class PluginSteps {
    private final Scene scene;
    private final Announcements news;
    private final List<Step> steps;
    private final StepCalls calls;
    private PluginItems items;

    public PluginSteps(Scene scene, Announcements news) {
        this.scene = scene;
        this.news = news;
        this.steps = scene.spec().steps();
        this.calls = scene.seen().surroundings().calls();
        this.items = scene.rollout().status().plugins();
    }

    /** What the status is to say. */
    public PluginItems items() {
        return items;
    }

    /** The release begins: nothing has been asked for it. */
    public void clear() {
        items = PluginItems.NONE;
    }

    /** Takes in what has been answered. An abort that was taken back leaves nothing of the try before it. */
    public void look(Release release, Halt halt) {
        boolean retried = !halt.abort()
                && !release.fullyPromoted()
                && new ConditionList(scene.rollout().status().conditions())
                        .hasReason(Condition.PROGRESSING, Reasons.ROLLOUT_ABORTED);
        if (retried) {
            clear();
        }
        for (PluginItem item : items.all()) {
            calls.answer(item.call()).filter(answer -> item.isOpen()).ifPresent(answer -> take(item, answer));
        }
    }

    private void take(PluginItem item, StepAnswer answer) {
        PluginItem after = item.answered(answer, scene.now());
        items = items.with(after);
        String done = switch (after.operation()) {
            case Run -> "transitioned to " + after.phase();
            case Abort -> "aborted (" + after.phase() + ")";
            case Terminate -> "terminated (" + after.phase() + ")";
        };
        boolean told = after.operation() != Operation.Run
                || (after.phase() != item.phase() && after.phase() != Phase.Successful);
        if (told) {
            tell(after, done);
        }
    }

    private void tell(PluginItem item, String done) {
        news.plugin(
                item.index(),
                item.executions(),
                "Step plugin " + item.name() + " (step " + (item.index() + 1) + ") " + done);
    }

    /** Whether the plug-in step at this index is done; it begins when the release has just come to it. */
    public boolean passed(int index) {
        if (items.get(index, Operation.Run).isEmpty() && steps.get(index) instanceof Step.Plugin step) {
            begin(index, step);
        }
        return items.isDone(index);
    }

    private void begin(int index, Step.Plugin step) {
        PluginItem item = PluginItem.begun(index, step.name(), Operation.Run, scene.now());
        if (step.work().isEmpty()) {
            String why = "step plugin " + step.name() + " of step " + (index + 1)
                    + " is not known: a step is carried out by " + StepWork.PLUGIN + " or not at all";
            items = items.with(item.unknown(why));
            news.failed(index, "Reconciliation failed with error: " + why);
        } else if (step.work().get().disabled()) {
            items = items.with(item.passedOver());
        } else {
            items = items.with(item);
            tell(item, "transitioned to " + item.phase());
        }
    }

    /** Why the release is to be aborted; empty when it is not. */
    public Optional<String> failure(Release release) {
        return current(release)
                .filter(item -> item.phase() == Phase.Failed && !item.disabled())
                .map(item -> "Step Plugin " + (item.index() + 1) + " (" + item.name() + ") failed: " + item.message());
    }

    private Optional<PluginItem> current(Release release) {
        OptionalInt index = release.stepIndex();
        return index.isPresent() ? items.get(index.getAsInt(), Operation.Run) : Optional.empty();
    }

    /** The release is aborted: what has been done, or begun, is undone, the last first, one after the other. */
    public void abort() {
        for (int index = steps.size() - 1; index >= 0; index--) {
            Optional<PluginItem> undo = items.get(index, Operation.Abort);
            boolean undone = undo.filter(item -> !item.isOpen()).isPresent();
            if (!undone && isToUndo(index)) {
                end(index, Operation.Abort);
                return;
            }
        }
    }

    private boolean isToUndo(int index) {
        return items.get(index, Operation.Run)
                .filter(item -> !item.disabled() && work(item).isPresent())
                .filter(item -> item.phase() == Phase.Running || item.phase() == Phase.Successful)
                .isPresent();
    }

    /** The release has come to this step, or is promoted: a step before it that still runs is ended. */
    public void leaveBehind(Release release) {
        int reached = release.stepIndex().orElse(steps.size());
        for (int index = 0; index < Math.min(reached, steps.size()); index++) {
            boolean runs = items.get(index, Operation.Run)
                    .filter(item -> item.phase() == Phase.Running
                            && !item.disabled()
                            && work(item).isPresent())
                    .isPresent();
            if (runs && items.get(index, Operation.Abort).isEmpty()) {
                end(index, Operation.Terminate);
            }
        }
    }

    private void end(int index, Operation operation) {
        String name = steps.get(index) instanceof Step.Plugin step ? step.name() : "";
        if (items.get(index, operation).isEmpty()) {
            items = items.with(PluginItem.begun(index, name, operation, scene.now()));
        }
    }

    /** Whether something is still to be ended or undone; the release is not over before. */
    public boolean isBusy() {
        return items.all().stream().anyMatch(item -> item.operation() != Operation.Run && isAsked(item));
    }

    /** Asks what is due, and forgets calls whose answer the status holds or nobody needs. Comes after the status. */
    public void act(Release release, Halt halt) {
        List<PluginItem> asked = items.all().stream()
                .filter(item -> isAsked(item) && (item.operation() != Operation.Run || mayRun(item, release, halt)))
                .toList();
        calls.all().stream()
                .map(StepCalls.StepCall::id)
                .filter(id -> asked.stream().noneMatch(item -> item.call().equals(id)))
                .forEach(id -> scene.out().add(new Action.ForgetStepCall(id, "settled: " + id, List.of())));
        for (PluginItem item : asked) {
            boolean held = scene.spec().paused() || !halt.pauses().isEmpty();
            boolean due = item.isDue(scene.now()) && !(item.operation() == Operation.Run && held);
            if (due && !calls.has(item.call())) {
                scene.out().add(ask(item));
            } else if (!due && !held) {
                scene.out().wakeAt(item.nextLook());
            }
        }
    }

    private boolean isAsked(PluginItem item) {
        return item.isOpen() && work(item).filter(work -> !work.disabled()).isPresent();
    }

    private static boolean mayRun(PluginItem item, Release release, Halt halt) {
        return !halt.abort() && !release.promoteFull() && release.stepIndex().equals(OptionalInt.of(item.index()));
    }

    private Optional<StepWork> work(PluginItem item) {
        return item.index() < steps.size() && steps.get(item.index()) instanceof Step.Plugin step
                ? step.work()
                : Optional.empty();
    }

    private Action ask(PluginItem item) {
        StepWork work = work(item).orElseThrow();
        Json status =
                items.get(item.index(), Operation.Run).map(PluginItem::status).orElse(Json.NULL);
        Json.Obj question = Json.Obj.EMPTY
                .with("operation", Json.of(item.operation().name().toLowerCase(Locale.ROOT)))
                .with("namespace", Json.of(scene.rollout().id().namespace()))
                .with("rollout", Json.of(scene.rollout().id().name()))
                .with("uid", Json.of(scene.rollout().id().uid()))
                .with("step", Json.of(item.index()))
                .with("execution", Json.of(item.executions() + 1))
                .with("revision", Json.of(scene.revision()))
                .with("hash", Json.of(scene.hash()))
                .with("stableHash", Json.of(scene.rollout().status().release().stable()))
                .with("config", work.config())
                .with("status", status);
        String summary = "step " + (item.index() + 1) + " " + item.operation() + ": " + work.activity() + " on "
                + work.taskQueue();
        return new Action.CallStepPlugin(
                item.call(), work.taskQueue(), work.activity(), work.timeout(), question, summary, List.of());
    }
}
