package dev.sluice.starter.demo;

import dev.sluice.starter.cli.Console;
import dev.sluice.starter.view.RolloutTree;
import dev.sluice.starter.view.RolloutView;
import java.time.InstantSource;

/** Draws the tree on a terminal again and again over itself; what was printed before stays. */
final class RedrawnPicture implements Picture {
    /** Leaves the terminal as it was, whatever drawing was cut short. */
    static final String RESTORED = "\u001b[0m\u001b[?7h\n";

    private static final String UP = "\u001b[%dA\r";
    private static final String ERASE_BELOW = "\u001b[J";

    /** A line that was wrapped would count for one where it takes two. */
    private static final String CUT_LONG_LINES = "\u001b[?7l%s\u001b[?7h";

    private final Console console;
    private final InstantSource clock;
    private long height;

    RedrawnPicture(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public void show(RolloutView view) {
        String tree = new RolloutTree(console.coloured()).tree(view, clock.instant());
        String text = PhaseLine.of(view) + "\n\n" + tree + "\n";
        console.text(erase() + CUT_LONG_LINES.formatted(text));
        height = text.lines().count();
    }

    @Override
    public void reached(RolloutView view) {
        show(view);
        height = 0;
    }

    @Override
    public void say(String text) {
        console.text(erase() + text);
        height = 0;
    }

    @Override
    public void typed() {
        height++;
    }

    private String erase() {
        return height == 0 ? "" : UP.formatted(height) + ERASE_BELOW;
    }
}
