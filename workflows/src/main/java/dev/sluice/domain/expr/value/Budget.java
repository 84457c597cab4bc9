package dev.sluice.domain.expr.value;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.Limits;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** What one run may still do. */
public final class Budget {
    private static final int ELEMENT = 24;
    private static final int ENTRY = 96;
    private static final int NUMBER = 10;
    private static final int TIME = 40;
    private static final int CHARACTERS_PER_STEP = 32;

    private long steps = Limits.STEPS;
    private long memory = Limits.MEMORY;

    /** Pays for one step. */
    public void step() {
        steps(1);
    }

    /** Pays for so many steps. */
    public void steps(long count) {
        steps -= count;
        if (steps < 0 || count < 0) {
            throw ExprException.of("evaluation takes more than " + Limits.STEPS + " steps");
        }
    }

    /** Pays for going through a text of so many characters. */
    public void reads(long characters) {
        steps(1 + characters / CHARACTERS_PER_STEP);
    }

    /** Pays for writing a value that is no text, list or map: numbers and times leave much behind. */
    public void formats(@Nullable Object value) {
        switch (value) {
            case Double ignored -> steps(NUMBER);
            case Duration ignored -> steps(NUMBER);
            case ZonedDateTime ignored -> {
                steps(TIME);
                allocates(1, 2 * ELEMENT * TIME);
            }
            case null, default -> step();
        }
    }

    /** Pays for looking for a part in a text, which in the worst case compares the part at each place. */
    public void searches(String text, String part) {
        reads((long) text.length() * Math.max(1, part.length()));
    }

    /** Pays for so many elements of a new list. */
    public void elements(long count) {
        allocates(count, ELEMENT);
        steps(count);
    }

    /** Pays for so many entries of a new map. */
    public void entries(long count) {
        allocates(count, ENTRY);
        steps(count);
    }

    /** Pays for a new text of so many characters. */
    public void characters(long count) {
        allocates(count, 2);
        reads(count);
    }

    private void allocates(long count, int size) {
        if (count < 0 || count > memory / size) {
            throw ExprException.of("memory budget exceeded");
        }
        memory -= count * size;
    }

    /** Checks how deep a value is nested that is being walked through. */
    public static int deeper(int depth) {
        if (depth >= Limits.DEPTH) {
            throw ExprException.of("value is nested deeper than " + Limits.DEPTH);
        }
        return depth + 1;
    }
}
