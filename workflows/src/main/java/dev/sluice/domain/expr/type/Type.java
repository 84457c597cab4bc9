package dev.sluice.domain.expr.type;

import dev.sluice.domain.expr.function.ExprFunction;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What is known of a value before it is there. */
public sealed interface Type {

    /** The types without parts. */
    enum Simple implements Type {
        /** Nothing is known: what JSON holds below its top. */
        ANY("interface {}"),
        NIL("nil"),
        BOOL("bool"),
        INT("int"),
        FLOAT("float64"),
        TEXT("string"),
        TIME("time.Time"),
        DURATION("time.Duration"),
        ZONE("time.Location"),
        MONTH("time.Month"),
        WEEKDAY("time.Weekday"),
        FUNCTION("func");

        private final String shown;

        Simple(String shown) {
            this.shown = shown;
        }

        @Override
        public String shown() {
            return shown;
        }
    }

    /** A list, and what is known of all its elements. */
    record ListType(Type element) implements Type {
        /** A list of which nothing else is known. */
        public static final Type OF_ANY = new ListType(Simple.ANY);

        @Override
        public String shown() {
            return element == Simple.ANY ? "[]interface {}" : "[]" + element.shown();
        }
    }

    /** A map, and the type of its keys: text, or any where a function made it. */
    record MapType(Type key) implements Type {
        /** A map as JSON has it. */
        public static final Type OF_TEXT = new MapType(Simple.TEXT);

        @Override
        public String shown() {
            return "map[" + key.shown() + "]interface {}";
        }
    }

    /** How users know the type, as Go names it. */
    String shown();

    /** The type of a value; of a list or map only that it is one. */
    static Type of(@Nullable Object value) {
        return switch (value) {
            case null -> Simple.NIL;
            case Boolean ignored -> Simple.BOOL;
            case Long ignored -> Simple.INT;
            case Double ignored -> Simple.FLOAT;
            case String ignored -> Simple.TEXT;
            case List<?> ignored -> ListType.OF_ANY;
            case SequencedMap<?, ?> ignored -> MapType.OF_TEXT;
            case ZonedDateTime ignored -> Simple.TIME;
            case Duration ignored -> Simple.DURATION;
            case ZoneId ignored -> Simple.ZONE;
            case Month ignored -> Simple.MONTH;
            case DayOfWeek ignored -> Simple.WEEKDAY;
            case ExprFunction ignored -> Simple.FUNCTION;
            default -> throw new IllegalArgumentException("no value of expressions: " + value.getClass());
        };
    }

    /** The type of what is either the one or the other. */
    static Type either(Type one, Type other) {
        return one.equals(other) ? one : Simple.ANY;
    }

    default boolean isAny() {
        return this == Simple.ANY;
    }

    default boolean isNumber() {
        return this == Simple.INT || this == Simple.FLOAT;
    }
}
