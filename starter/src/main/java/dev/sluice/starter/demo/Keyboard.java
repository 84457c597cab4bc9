package dev.sluice.starter.demo;

import java.io.IOException;
import java.io.InputStream;

/** Waits for the reader to press Enter, beside everything else. */
final class Keyboard {
    private final InputStream in;
    private volatile State state = State.SILENT;

    /** What the reader has done. */
    enum State {
        SILENT,
        /** Enter was pressed. */
        PRESSED,
        /** There is no reader: nothing can be typed. */
        ABSENT
    }

    Keyboard(InputStream in) {
        this.in = in;
    }

    State state() {
        return state;
    }

    /**
     * Begins to listen.
     *
     * @param changed run when the state is no longer silent
     */
    void listen(Runnable changed) {
        Thread.ofPlatform().name("keyboard").daemon().start(() -> {
            state = readLine() ? State.PRESSED : State.ABSENT;
            changed.run();
        });
    }

    private boolean readLine() {
        try {
            int typed = in.read();
            while (typed >= 0 && typed != '\n') {
                typed = in.read();
            }
            return typed == '\n';
        } catch (IOException gone) {
            return false;
        }
    }
}
