package dev.sluice.domain.expr.function;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.value.Budget;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, and what a function may use besides: the run's budget and its present. */
public record Arguments(List<@Nullable Object> values, Budget budget, Instant now) {

    /** How many there are. */
    public int count() {
        return values.size();
    }

    public boolean has(int index) {
        return index < values.size();
    }

    public @Nullable Object value(int index) {
        return values.get(index);
    }

    /** An argument whose parameter admits no nil. */
    public <T> T as(Class<T> type, int index) {
        return type.cast(Objects.requireNonNull(values.get(index)));
    }

    public String text(int index) {
        return as(String.class, index);
    }

    public long whole(int index) {
        return as(Long.class, index);
    }

    public double real(int index) {
        return as(Number.class, index).doubleValue();
    }

    public List<?> list(int index) {
        return as(List.class, index);
    }

    public SequencedMap<?, ?> map(int index) {
        return as(SequencedMap.class, index);
    }

    /** The predicate; its answers are as they come. */
    public Predicate mapping(int index) {
        return as(Predicate.class, index);
    }

    /** Whether the predicate says yes to an element. */
    public boolean test(int index, @Nullable Object element, long at) {
        return truth(mapping(index).ask(element, at, null));
    }

    /** A truth value, which an element or a predicate's answer has to be. */
    public static boolean truth(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw ExprException.of("expected bool, but got " + TypeName.of(value));
    }
}
