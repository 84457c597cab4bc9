package dev.sluice.starter.demo;

import dev.sluice.starter.view.RolloutView;
import dev.sluice.starter.view.RolloutView.Strategy.Canary;
import java.io.InputStream;
import java.time.Duration;

/** The pause that lasts until somebody promotes: the guestbook's second step. */
final class Pause {
    private static final String STEP = "1/4";
    private static final Duration PATIENCE = Duration.ofDays(30);

    /** A promotion from elsewhere may have reached the run, and not yet been seen here. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Operator operator;
    private final LiveTree tree;

    /** Who promotes, when no other terminal is first. */
    sealed interface By {

        /** The demo, after this time. */
        record Itself(Duration delay) implements By {}

        /** The reader, by pressing Enter. */
        record Reader(InputStream keyboard) implements By {}
    }

    Pause(Operator operator, LiveTree tree) {
        this.operator = operator;
        this.tree = tree;
    }

    /** Whether the release stands there. */
    static boolean holds(RolloutView view) {
        return view.phase().phase().equals("Paused")
                && view.strategy() instanceof Canary canary
                && canary.step().equals(STEP);
    }

    private static boolean isOver(RolloutView view) {
        return !holds(view);
    }

    /** Returns when the release goes on, by whoever's hand; answers false when it does not. */
    boolean pass(By by) {
        return switch (by) {
            case By.Itself(Duration delay) -> passAfter(delay);
            case By.Reader(InputStream in) -> passAtEnter(new Keyboard(in));
        };
    }

    private boolean passAfter(Duration delay) {
        say("The demo promotes in %d s. Another terminal may be first:".formatted(delay.toSeconds()));
        tree.until(Pause::isOver, delay);
        return promote("sluice demo --yes");
    }

    private boolean passAtEnter(Keyboard keyboard) {
        say("Press Enter to promote, or run this in another terminal:");
        keyboard.listen(tree::nudge);
        tree.until(view -> keyboard.state() != Keyboard.State.SILENT || isOver(view), PATIENCE);
        switch (keyboard.state()) {
            case SILENT -> {}
            case PRESSED -> tree.picture().typed();
            case ABSENT -> waitForOthers();
        }
        return promote("Enter was pressed in the demo");
    }

    private void waitForOthers() {
        tree.picture().say("Nothing can be typed here: waiting for that line, from elsewhere.\n\n");
        tree.until(Pause::isOver, PATIENCE);
    }

    private void say(String what) {
        tree.picture().say("%s\n\n  %s\n\n".formatted(what, operator.promoteLine()));
    }

    private boolean promote(String reason) {
        tree.picture().reached(tree.view());
        return isOver(tree.view()) || operator.promote(reason) || tree.until(Pause::isOver, GRACE);
    }
}
