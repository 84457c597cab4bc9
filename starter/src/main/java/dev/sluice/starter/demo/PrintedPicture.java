package dev.sluice.starter.demo;

import dev.sluice.starter.cli.Console;
import dev.sluice.starter.view.RolloutTree;
import dev.sluice.starter.view.RolloutView;
import java.time.InstantSource;

/** Prints a line for each change, and the tree when something is reached. */
final class PrintedPicture implements Picture {
    private final Console console;
    private final InstantSource clock;
    private String last = "";

    PrintedPicture(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public void show(RolloutView view) {
        String line = PhaseLine.of(view);
        if (!line.equals(last)) {
            console.line(line);
        }
        last = line;
    }

    @Override
    public void reached(RolloutView view) {
        String tree = new RolloutTree(console.coloured()).tree(view, clock.instant());
        console.text("\n" + tree + "\n");
    }

    @Override
    public void say(String text) {
        console.text(text);
    }

    /** What was typed is not shown here. */
    @Override
    public void typed() {}
}
