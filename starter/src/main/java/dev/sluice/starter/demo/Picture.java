package dev.sluice.starter.demo;

import dev.sluice.starter.cli.Console;
import dev.sluice.starter.view.RolloutView;
import java.time.InstantSource;

/** How the reader sees a Rollout. */
interface Picture {

    /** The one that fits what is printed to. */
    static Picture on(Console console, InstantSource clock) {
        return console.isTerminal() ? new RedrawnPicture(console, clock) : new PrintedPicture(console, clock);
    }

    /** Shows it as it is now. */
    void show(RolloutView view);

    /** What was waited for has come; something else is printed next. */
    void reached(RolloutView view);

    /** Says something while the picture goes on. The text ends with a line feed. */
    void say(String text);

    /** The reader has typed a line. */
    void typed();
}
