package dev.sluice.domain.expr.function;

import dev.sluice.domain.expr.type.Type;
import dev.sluice.domain.expr.type.Type.ListType;
import dev.sluice.domain.expr.type.Type.MapType;
import dev.sluice.domain.expr.type.Type.Simple;

/** What an argument may be. */
public enum Parameter {
    VALUE("a value"),
    TEXT("a string"),
    INT("an int"),
    NUMBER("a number"),
    /** A number, a duration, or a list of them. */
    NUMBERS("a number or an array of numbers"),
    LIST("an array"),
    LIST_OR_NIL("an array"),
    MAP("a map"),
    TEXT_OR_ZONE("a string"),
    SIZED("an array, a map or a string"),
    TEXT_OR_NUMBER("a number or a string"),
    TIME("a time"),
    DURATION("a duration"),
    ZONE("a time zone"),
    MONTH("a month"),
    WEEKDAY("a weekday"),
    /** A predicate that answers yes or no. */
    TEST("a predicate"),
    /** A predicate that answers with any value. */
    MAPPING("a predicate");

    private final String shown;

    Parameter(String shown) {
        this.shown = shown;
    }

    /** How an error says what is wanted. */
    public String shown() {
        return shown;
    }

    boolean isPredicate() {
        return this == TEST || this == MAPPING;
    }

    /** Whether an argument of this type may be right; one of which nothing is known may. */
    public boolean admits(Type type) {
        return type.isAny() || fits(type);
    }

    private boolean fits(Type type) {
        return switch (this) {
            case VALUE, MAPPING -> true;
            case TEXT -> type == Simple.TEXT;
            case INT -> type == Simple.INT;
            case NUMBER -> type.isNumber();
            case NUMBERS -> type.isNumber() || type == Simple.DURATION || type instanceof ListType;
            case LIST -> type instanceof ListType;
            case LIST_OR_NIL -> type instanceof ListType || type == Simple.NIL;
            case MAP -> type instanceof MapType;
            case SIZED -> type == Simple.TEXT || type instanceof ListType || type instanceof MapType;
            case TEXT_OR_ZONE -> type == Simple.TEXT || type == Simple.ZONE;
            case TEXT_OR_NUMBER -> isTextOrNumber(type);
            case TIME -> type == Simple.TIME;
            case DURATION -> type == Simple.DURATION;
            case ZONE -> type == Simple.ZONE;
            case MONTH -> type == Simple.MONTH;
            case WEEKDAY -> type == Simple.WEEKDAY;
            case TEST -> type == Simple.BOOL;
        };
    }

    private static boolean isTextOrNumber(Type type) {
        boolean counted = type == Simple.DURATION || type == Simple.MONTH || type == Simple.WEEKDAY;
        return type == Simple.TEXT || type.isNumber() || counted;
    }
}
