package dev.sluice.domain.expr.function;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.type.Type;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function of the language.
 *
 * @param required how many arguments there must be at least
 * @param repeats whether the last parameter may have any number of arguments
 * @param pointers what a predicate may use besides {@code #}: {@code index}, {@code acc}
 * @param result the result's type by those of the arguments
 */
public record ExprFunction(
        String name,
        List<Parameter> parameters,
        int required,
        boolean repeats,
        List<String> pointers,
        Function<List<Type>, Type> result,
        Body body) {

    public ExprFunction {
        parameters = List.copyOf(parameters);
        pointers = List.copyOf(pointers);
    }

    /** What a function does. */
    @FunctionalInterface
    public interface Body {
        /** The result; the arguments are of the right number and types. */
        @Nullable
        Object call(Arguments arguments);
    }

    /** A function with just these parameters. */
    public static ExprFunction of(String name, Type result, Body body, Parameter... parameters) {
        return new ExprFunction(
                name, List.of(parameters), parameters.length, false, List.of(), ignored -> result, body);
    }

    /** The same, where the last ones may be left out. */
    public ExprFunction needing(int least) {
        return new ExprFunction(name, parameters, least, repeats, pointers, result, body);
    }

    /** The same, where the last argument may be repeated. */
    public ExprFunction repeating() {
        return new ExprFunction(name, parameters, required, true, pointers, result, body);
    }

    /** The same, where predicates have these pointers. */
    public ExprFunction pointing(String... names) {
        return new ExprFunction(name, parameters, required, repeats, List.of(names), result, body);
    }

    /** The same, with a result that depends on the arguments' types. */
    public ExprFunction giving(Function<List<Type>, Type> type) {
        return new ExprFunction(name, parameters, required, repeats, pointers, type, body);
    }

    /** Whether the argument at this place is a predicate. */
    public boolean takesPredicateAt(int index) {
        return index < parameters.size() && parameters.get(index).isPredicate();
    }

    /**
     * The type of the result for arguments of these types, as far as they are known before a run.
     *
     * @throws ExprException when they do not fit
     */
    public Type check(List<Type> arguments) {
        admit(arguments);
        return result.apply(arguments);
    }

    /**
     * Checks the arguments of a call.
     *
     * @throws ExprException when they do not fit
     */
    public void admit(List<Type> arguments) {
        checkCount(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Parameter parameter = parameters.get(Math.min(i, parameters.size() - 1));
            if (!parameter.admits(arguments.get(i))) {
                throw ExprException.of("cannot use " + arguments.get(i).shown() + " as argument " + (i + 1) + " of "
                        + name + ", which takes " + parameter.shown());
            }
        }
    }

    private void checkCount(int count) {
        if (count < required) {
            throw ExprException.of("not enough arguments to call " + name + " (" + count + ", needs " + required + ")");
        }
        if (count > parameters.size() && !repeats) {
            throw ExprException.of(
                    "too many arguments to call " + name + " (" + count + ", takes " + parameters.size() + ")");
        }
    }
}
