package dev.sluice.starter.e2e.fuzz;

import java.util.function.BiFunction;

/**
 * One way in which a Rollout can be bad.
 *
 * @param spoil makes a good Rollout bad by chance, and tells what is to become of it
 */
record Kind(String name, BiFunction<Draft, Chance, Fate> spoil) {

    /** A field whose every value of these has the same fate. */
    static Kind of(String name, String path, Fate fate, Object... values) {
        return new Kind(name, (draft, chance) -> {
            draft.put(path, chance.oneOf(values));
            return fate;
        });
    }

    Specimen make(Draft draft, Chance chance) {
        Fate fate = spoil.apply(draft, chance);
        return draft.as(name, fate);
    }
}
