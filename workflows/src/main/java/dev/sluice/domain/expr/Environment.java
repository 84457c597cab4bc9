package dev.sluice.domain.expr;

import dev.sluice.domain.expr.library.Builtins;
import dev.sluice.domain.expr.value.Values;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can refer to.
 *
 * @param variables by name; a value may be a function
 * @param now what {@code now()} answers
 */
public record Environment(SequencedMap<String, @Nullable Object> variables, Instant now) {
    /**
     * Takes the variables as values of expressions.
     *
     * @throws IllegalArgumentException for what is no value of expressions, and for the name of a built-in function
     */
    public Environment {
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        variables.sequencedEntrySet().forEach(entry -> values.put(entry.getKey(), Values.of(entry.getValue())));
        values.sequencedKeySet().forEach(name -> {
            if (Builtins.find(name).isPresent()) {
                throw new IllegalArgumentException("variable " + name + " has the name of a built-in function");
            }
        });
        variables = Collections.unmodifiableSequencedMap(values);
    }
}
