package dev.sluice.domain.expr.library;

import dev.sluice.domain.expr.function.ExprFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** All functions that every expression has. */
public final class Builtins {
    private static final SequencedMap<String, ExprFunction> BY_NAME = byName(Stream.of(
                    PredicateFunctions.ALL,
                    ListFunctions.ALL,
                    MapFunctions.ALL,
                    NumberFunctions.ALL,
                    BitFunctions.ALL,
                    TextFunctions.ALL,
                    SplittingFunctions.ALL,
                    ConversionFunctions.ALL,
                    TimeFunctions.ALL)
            .flatMap(List::stream)
            .toList());

    private Builtins() {}

    public static Optional<ExprFunction> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Their names. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.sequencedKeySet());
    }

    /** A table of functions as a map; of one name there is only one. */
    static SequencedMap<String, ExprFunction> byName(List<ExprFunction> functions) {
        SequencedMap<String, ExprFunction> named = new LinkedHashMap<>();
        for (ExprFunction function : functions) {
            if (named.put(function.name(), function) != null) {
                throw new IllegalStateException("two functions are called " + function.name());
            }
        }
        return named;
    }
}
