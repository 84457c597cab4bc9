package dev.sluice.domain.hash;

import java.util.List;

/** A Go type, as far as its JSON form depends on it. */
sealed interface GoType {

    /** A type without parts. */
    enum Scalar implements GoType {
        STRING,
        BOOL,
        INT32,
        INT64,
        INT_OR_STRING,
        QUANTITY,
        TIME,
        RAW
    }

    /** A pointer: null unless its JSON value is there, whatever that holds. */
    record Pointer(GoType target) implements GoType {}

    /** A slice: null unless its JSON value is an array. */
    record Slice(GoType element) implements GoType {}

    /** A map with strings as keys: null unless its JSON value is an object. */
    record Mapping(GoType value) implements GoType {}

    /** A struct; those embedded in it are unfolded, in their place. */
    record Struct(List<Field> fields) implements GoType {
        public Struct {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field of a struct.
     *
     * @param omitEmpty left out when false, 0, null, or an empty string, slice or map; never a struct
     * @param omitZero left out when it is a time that is not set
     */
    record Field(String name, GoType type, boolean omitEmpty, boolean omitZero) {}
}
