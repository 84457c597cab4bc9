package dev.sluice.domain.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A JSON value. Immutable; objects keep the order in which their fields were given. */
public sealed interface Json {

    /** The value {@code null}. */
    Json NULL = new Null();

    /** An object; a field that is present may still hold {@link Null}. */
    record Obj(SequencedMap<String, Json> fields) implements Json {
        public static final Obj EMPTY = new Obj(new LinkedHashMap<>());

        public Obj {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        }

        /** The field's value, or empty when it is absent or null. */
        public Optional<Json> get(String name) {
            return Optional.ofNullable(fields.get(name)).filter(value -> !(value instanceof Null));
        }

        /** The field when it is an object, else the empty object. */
        public Obj obj(String name) {
            return fields.get(name) instanceof Obj obj ? obj : EMPTY;
        }

        /** The elements of the field when it is an array, else none. */
        public List<Json> list(String name) {
            return fields.get(name) instanceof Arr(List<Json> elements) ? elements : List.of();
        }

        /** The elements of the field that are objects, when it is an array; else none. */
        public List<Obj> objects(String name) {
            return list(name).stream()
                    .filter(Obj.class::isInstance)
                    .map(Obj.class::cast)
                    .toList();
        }

        /** The fields that are strings. */
        public SequencedMap<String, String> texts() {
            SequencedMap<String, String> texts = new LinkedHashMap<>();
            fields.sequencedKeySet().forEach(name -> text(name).ifPresent(text -> texts.put(name, text)));
            return texts;
        }

        /** The field when it is a string, else empty. */
        public Optional<String> text(String name) {
            return fields.get(name) instanceof Str(String value) ? Optional.of(value) : Optional.empty();
        }

        /** The field when it is a whole number within a long, else empty. */
        public OptionalLong integer(String name) {
            return fields.get(name) instanceof Num number ? number.asLong() : OptionalLong.empty();
        }

        /** Whether the field is the literal {@code true}. */
        public boolean flag(String name) {
            return fields.get(name) instanceof Bool(boolean value) && value;
        }

        /** This object with one field set, in its old place or else at the end. */
        public Obj with(String name, Json value) {
            SequencedMap<String, Json> changed = new LinkedHashMap<>(fields);
            changed.put(name, value);
            return new Obj(changed);
        }

        /** This object without one field. */
        public Obj without(String name) {
            if (!fields.containsKey(name)) {
                return this;
            }
            SequencedMap<String, Json> changed = new LinkedHashMap<>(fields);
            changed.remove(name);
            return new Obj(changed);
        }
    }

    /** An array. */
    record Arr(List<Json> elements) implements Json {
        public Arr {
            elements = List.copyOf(elements);
        }
    }

    /** A string. */
    record Str(String value) implements Json {}

    /** A number, exact. */
    record Num(BigDecimal value) implements Json {

        /** The value when it is a whole number within a long, else empty. */
        public OptionalLong asLong() {
            try {
                return OptionalLong.of(value.longValueExact());
            } catch (ArithmeticException fractionOrOverflow) {
                return OptionalLong.empty();
            }
        }
    }

    /** A truth value. */
    record Bool(boolean value) implements Json {}

    /** The null literal; use {@link #NULL}. */
    record Null() implements Json {}

    static Json of(String value) {
        return new Str(value);
    }

    static Json of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Json of(boolean value) {
        return new Bool(value);
    }

    /** An object of strings. */
    static Obj ofStrings(SequencedMap<String, String> entries) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        entries.forEach((key, value) -> fields.put(key, of(value)));
        return new Obj(fields);
    }

    /**
     * The tree of plain Java values as a JSON library's untyped reading gives it.
     *
     * @throws IllegalArgumentException for a value that has no JSON form
     */
    static Json from(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Json json -> json;
            case String text -> new Str(text);
            case Boolean flag -> new Bool(flag);
            case BigDecimal number -> new Num(number);
            case BigInteger number -> new Num(new BigDecimal(number));
            case Integer number -> of(number.longValue());
            case Long number -> of(number.longValue());
            case Number number -> new Num(new BigDecimal(number.toString()));
            case Map<?, ?> map -> fromMap(map);
            case List<?> list -> new Arr(list.stream().map(Json::from).toList());
            default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
        };
    }

    private static Obj fromMap(Map<?, ?> map) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), from(value)));
        return new Obj(fields);
    }

    /** This tree as plain Java values: maps, lists, strings, numbers, booleans and null. */
    static @Nullable Object toPlain(Json json) {
        return switch (json) {
            case Obj obj -> {
                SequencedMap<String, @Nullable Object> map = new LinkedHashMap<>();
                obj.fields().forEach((key, value) -> map.put(key, toPlain(value)));
                yield map;
            }
            case Arr arr -> arr.elements().stream().map(Json::toPlain).toList();
            case Str str -> str.value();
            case Num num -> num.asLong().isPresent() ? (Object) num.asLong().getAsLong() : num.value();
            case Bool bool -> bool.value();
            case Null ignored -> null;
        };
    }
}
