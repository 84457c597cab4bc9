package dev.sluice.domain.hash;

import dev.sluice.domain.json.Json;

/** What Go reads from a JSON value into a variable of a simple type; the zero value when the kind is wrong. */
final class GoScalars {
    private GoScalars() {}

    static String text(Json value) {
        return value instanceof Json.Str(String text) ? text : "";
    }

    static boolean flag(Json value) {
        return value instanceof Json.Bool(boolean flag) && flag;
    }

    /** A whole number; one beyond 32 bits loses its upper bits, as in the reference. */
    static long integer(GoType.Scalar type, Json value) {
        long whole = value instanceof Json.Num number ? number.asLong().orElse(0) : 0;
        return type == GoType.Scalar.INT32 ? (int) whole : whole;
    }

    /** The number of an int-or-string; 0 when it does not fit 32 bits. */
    static int port(Json value) {
        long whole = integer(GoType.Scalar.INT64, value);
        return whole == (int) whole ? (int) whole : 0;
    }

    /** The text of a quantity, which may be given as a number; empty for anything else. */
    static String spelling(Json value) {
        return value instanceof Json.Num number ? GoNumber.write(number.value()) : text(value);
    }

    /** Whether {@code omitempty} leaves the value out. */
    static boolean empty(GoType.Scalar type, Json value) {
        return switch (type) {
            case STRING -> text(value).isEmpty();
            case BOOL -> !flag(value);
            case INT32, INT64 -> integer(type, value) == 0;
            case RAW -> value instanceof Json.Null;
            case INT_OR_STRING, QUANTITY, TIME -> false;
        };
    }
}
