package dev.sluice.domain.expr.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/** Which slots the variables and predicates have that can be seen at a place. */
final class Scope {
    private static final String NAMELESS = "";

    private final List<String> slots = new ArrayList<>();
    private final Deque<Predicate> predicates = new ArrayDeque<>();
    private int most;

    /** A predicate around the place: its first slot, and which pointers it has. */
    private record Predicate(int slot, List<String> pointers) {}

    /** Takes the next slot for a variable. */
    int declare(String name) {
        slots.add(name);
        most = Math.max(most, slots.size());
        return slots.size() - 1;
    }

    /** Takes the next slot for a value without a name. */
    int declare() {
        return declare(NAMELESS);
    }

    /** Gives back the last slot. */
    void forget() {
        slots.removeLast();
    }

    /** Enters a predicate that has these pointers, of which the element is always one, and answers its first slot. */
    int enter(List<String> pointers) {
        int slot = declare();
        declare();
        declare();
        predicates.push(new Predicate(slot, pointers));
        return slot;
    }

    void leave() {
        predicates.pop();
        forget();
        forget();
        forget();
    }

    boolean isInPredicate() {
        return !predicates.isEmpty();
    }

    /** The slot of {@code #name} in the innermost predicate; the element has the empty name. */
    OptionalInt pointer(String name) {
        Predicate around = predicates.element();
        int index = List.of("", "index", "acc").indexOf(name);
        boolean known = index == 0 || around.pointers().contains(name);
        return known ? OptionalInt.of(around.slot() + index) : OptionalInt.empty();
    }

    /** The slot of a variable, if there is one of that name. */
    OptionalInt find(String name) {
        int slot = slots.lastIndexOf(name);
        return slot < 0 ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    /** How many slots were taken at most. */
    int most() {
        return most;
    }
}
